import { parseApplication } from '../resources/parseApplication';
import { parseApplicationSet } from '../resources/parseApplicationSet';
import type { Observed } from '../types';

export const GROUP = 'argoproj.io';
export const VERSION = 'v1alpha1';

type Kinds = {
  [K in keyof Observed]: {
    parse(hub: string, object: unknown): Observed[K];
    /** The annotation that makes Argo CD refresh the object now, and a value for it. */
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
    // A set that failed keeps the annotation: Argo CD notices only a different value.
    refresh: [
      'argocd.argoproj.io/application-set-refresh',
      () => new Date().toISOString(),
    ],
  },
};

/** A right in the terms of an RBAC rule. */
export const rightTo = (
  verb: 'list' | 'watch' | 'patch',
  kind: keyof Observed,
  namespace: string,
) => `${verb} ${kind}.${GROUP} in namespace ${namespace}`;

/** The meaning of a 404 for the kind itself. */
export const notInstalled = (peer: string, kind: keyof Observed) =>
  `${peer} does not serve ${kind}.${GROUP} (404): the CRDs of Argo CD are not installed there. Install Argo CD, or correct the address of this hub in deployments.hubs.`;
