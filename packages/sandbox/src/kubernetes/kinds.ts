export const GROUP = 'argoproj.io';
export const VERSION = 'v1alpha1';

export type Plural = 'applications' | 'applicationsets' | 'appprojects';

interface Kind {
  plural: Plural;
  kind: string;
  singular: string;
  shortNames: string[];
  /** In Argo CD's definitions only ApplicationSets have one. */
  statusSubresource: boolean;
}

export const KINDS: Record<Plural, Kind> = {
  applications: {
    plural: 'applications',
    kind: 'Application',
    singular: 'application',
    shortNames: ['app', 'apps'],
    statusSubresource: false,
  },
  applicationsets: {
    plural: 'applicationsets',
    kind: 'ApplicationSet',
    singular: 'applicationset',
    shortNames: ['appset', 'appsets'],
    statusSubresource: true,
  },
  appprojects: {
    plural: 'appprojects',
    kind: 'AppProject',
    singular: 'appproject',
    shortNames: ['appproj', 'appprojs'],
    statusSubresource: false,
  },
};

export const isPlural = (name: string): name is Plural =>
  Object.hasOwn(KINDS, name);

/** The plural of a kind, when it is one of Argo CD's. */
export const pluralOfKind = (
  apiVersion: string,
  kind: string,
): Plural | undefined =>
  apiVersion === `${GROUP}/${VERSION}`
    ? Object.values(KINDS).find(each => each.kind === kind)?.plural
    : undefined;
