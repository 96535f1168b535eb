export const secrets = {
  notice: {
    title: 'Names only, never values',
    text: 'List the keys that must exist before a workload can start. Their values live in Vault and are put there with the tools of Vault; nothing in this portal takes or shows them.',
  },
  noWorkloads: 'Name a workload on the page Workloads first.',
  none: 'No keys: this workload needs no secret.',
  keysOf: 'Required keys of {{workload}}',
  places:
    'Where the values live, below the KV mount of the Vault that serves the cluster:',
  delivery: {
    title: 'How they reach the pods',
    injector:
      'gets them from the agent injector: a file /vault/secrets/env that the program reads with a shell, and an agent beside it',
    'external-secrets':
      'gets them from External Secrets: environment variables, out of a Secret of Kubernetes',
    other: 'Advised here: {{delivery}}. {{why}}',
    names: {
      injector: 'the agent injector',
      'external-secrets': 'External Secrets',
    },
    none: 'Vault is not configured in this portal, so nothing brings the values to the pods. Ask the platform team to configure it.',
    unknown: 'How they reach the pods cannot be read now: {{cause}}',
  },
  key: {
    label: 'Name of a key',
    help: 'Several at once: part them with a space or comma.',
    add: 'Add',
    addTo: 'Add key to {{workload}}',
  },
} as const;
