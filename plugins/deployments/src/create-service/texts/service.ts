export const service = {
  name: {
    label: 'Name',
    help: 'Lower-case letters, digits and "-". It becomes part of every name in Git, Argo CD and Kubernetes and cannot be changed later.',
    length: '{{length}} of {{max}} characters',
    checking: 'Checking whether the name is free…',
    free: '{{name}} is free in the fleet.',
    taken: 'A service called {{name}} exists already. Choose another name.',
    applicationTaken:
      'Argo CD already has {{name}}. Leave that target out, or choose another name.',
    unknown:
      'Names in use cannot be read now ({{cause}}). The review checks them again.',
  },
  owner: {
    label: 'Owner',
    help: 'The group that answers for the service. Its name also names the Argo CD project.',
    placeholder: 'Choose a group',
    loading: 'Reading the groups of the catalog…',
    yours: 'Your groups',
    others: 'Other groups',
    none: 'The catalog holds no group. Ask the platform team to add yours.',
    failed: 'The groups of the catalog cannot be read: {{cause}}',
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
    help: 'Left empty, the project is named for the owner.',
  },
  entityRef: {
    label: 'Existing Component',
    help: 'Where the catalog already has this service. Left empty, Argosy makes the Component.',
  },
  preview: {
    title: 'Names it can get',
    help: 'One Application for each environment and cluster that you choose on the page Where.',
    placeholder: 'name',
    more_one: 'and {{count}} more',
    more_other: 'and {{count}} more',
  },
} as const;
