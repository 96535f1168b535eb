export const service = {
  name: {
    label: 'Name',
    help: 'Lower-case letters, digits and "-". It becomes part of every name in Git, Argo CD and Kubernetes, and cannot be changed later.',
    length: '{{length}} of {{max}} characters',
    checking: 'Checking whether the name is available…',
    free: '{{name}} is available.',
    connect: 'Connect to it',
    applicationTaken:
      'Argo CD already has {{name}}. Leave that target out, or choose another name.',
    unknown:
      'Could not check whether the name is taken ({{cause}}). The review checks it again.',
  },
  owner: {
    label: 'Owner',
    help: 'The group that is responsible for the service. The Argo CD project is named after it.',
    placeholder: 'Choose a group',
    loading: 'Loading the groups of the catalog…',
    yours: 'Your groups',
    others: 'Other groups',
    none: 'The catalog has no groups. Ask the platform team to add yours.',
    noneOfYours:
      'You are in no group that may own a service. Ask the platform team to add you to one.',
    failed: 'The groups of the catalog could not be read: {{cause}}',
  },
  description: {
    label: 'Description',
    help: 'One sentence for the catalog: what does it do, and for whom?',
  },
  advanced: {
    title: 'Advanced',
    subtitle: 'Argo CD project, existing Component',
  },
  project: {
    label: 'Argo CD project',
    help: 'If left empty, the project is named after the owner.',
  },
  entityRef: {
    label: 'Existing Component',
    help: 'Fill this in if the catalog already has this service. If left empty, Argosy creates the Component.',
  },
  preview: {
    title: 'Possible names',
    help: 'One Application for each environment and cluster that you choose on the page Where.',
    placeholder: 'name',
    more_one: 'and {{count}} more',
    more_other: 'and {{count}} more',
  },
} as const;
