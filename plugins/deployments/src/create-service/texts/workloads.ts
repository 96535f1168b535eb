export const workloads = {
  help: 'A workload is one container that runs by itself, such as an API or a web server. Most services have one or two.',
  title: 'Workload {{number}}',
  add: 'Add workload',
  removeNamed: 'Remove {{name}}',
  full: 'A service can have at most {{max}} workloads. Split it into two services.',
  name: 'Name',
  image: {
    label: 'Image with tag or digest',
  },
  replicas: 'Replicas',
  port: {
    label: 'Port',
    none: 'Empty for a worker',
  },
  health: {
    label: 'Health path',
    noPort: 'A worker has no port, so its health is not checked.',
  },
  size: {
    label: 'Size',
    S: 'S: 100m CPU, 128Mi',
    M: 'M: 250m CPU, 512Mi',
    L: 'L: 1 CPU, 2Gi',
    numbers: 'Custom',
    cpu: 'CPU',
    memory: 'Memory',
  },
  advanced: {
    title: 'Advanced',
    subtitle: 'Environment variables, migration',
  },
  env: {
    title: 'Environment variables',
    help: 'They are in Git, where everyone can read them. Passwords and tokens belong on the page Secrets.',
    name: 'Name of variable {{number}}',
    value: 'Value of variable {{number}}',
    remove: 'Remove variable {{number}}',
    add: 'Add variable',
  },
  migration: {
    label: 'Migration command',
    help: 'Runs in this image before each new version takes over. One argument per line; no shell is involved.',
  },
} as const;
