export const secrets = {
  notice: {
    title: 'Names only, never values',
    text: 'List the keys that must exist before a workload can start. Their values are kept in Vault and are written with the tools of Vault; this portal never takes or shows them.',
  },
  noWorkloads: 'First name a workload on the page Workloads.',
  none: 'No keys: this workload needs no secrets.',
  keysOf: 'Required keys of {{workload}}',
  places:
    'Where the values are kept, below the KV mount of the Vault that serves the cluster:',
  delivery: {
    title: 'How the values reach the pods',
    injector:
      'gets them from the agent injector, which runs an agent beside the program and writes the file /vault/secrets/env; the program reads it with a shell',
    'external-secrets':
      'gets them from External Secrets, as environment variables from a Kubernetes Secret',
    other: 'Recommended here: {{delivery}}. {{why}}',
    names: {
      injector: 'the agent injector',
      'external-secrets': 'External Secrets',
    },
    none: 'Vault is not configured in this portal, so the values do not reach the pods. Ask the platform team to configure it.',
    unknown: 'Could not read how the values reach the pods: {{cause}}',
  },
  key: {
    label: 'Key name',
    help: 'To add several, separate them with spaces or commas.',
    add: 'Add',
    addTo: 'Add key to {{workload}}',
    refused: {
      value:
        'This looks like a key with its value. Enter only the name of the key.',
      name: '"{{key}}" is not a valid key name. Use letters, digits and "_", and do not start with a digit.',
    },
  },
} as const;
