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
