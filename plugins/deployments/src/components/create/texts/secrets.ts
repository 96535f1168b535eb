export const secrets = {
  notice: {
    title: 'Names only, never values',
    text: 'List the keys that must exist before a workload can start. Their values live in Vault and are put there with the tools of Vault; nothing in this portal takes or shows them.',
  },
  noWorkloads: 'Name a workload on the page Workloads first.',
  none: 'No keys: this workload needs no secret.',
  keysOf: 'Required keys of {{workload}}',
  places: 'Where the values live, below the mount of each cluster:',
  key: {
    label: 'Name of a key',
    help: 'Several at once: part them with a space or comma.',
    add: 'Add',
    addTo: 'Add key to {{workload}}',
  },
} as const;
