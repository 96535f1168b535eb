import { parseApplication } from './parseApplication';
import { parseApplicationSet } from './parseApplicationSet';
import type { Observed } from './types';

export const GROUP = 'argoproj.io';
export const VERSION = 'v1alpha1';

type Kinds = {
  [K in keyof Observed]: {
    parse(hub: string, object: unknown): Observed[K];
    /** Annotation that makes Argo CD look again now, and a value that it takes. */
    refresh: [key: string, value: () => string];
  };
};

/** What we know of each observed kind. */
export const KINDS: Kinds = {
  applications: {
    parse: parseApplication,
    refresh: ['argocd.argoproj.io/refresh', () => 'normal'],
  },
  applicationsets: {
    parse: parseApplicationSet,
    // A set that failed keeps the annotation: only another value of it is noticed.
    refresh: [
      'argocd.argoproj.io/application-set-refresh',
      () => new Date().toISOString(),
    ],
  },
};
