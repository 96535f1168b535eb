/** What the form itself finds, before the backend is asked, and what it calls its fields in such sentences. */
export const findings = {
  field: {
    name: 'name',
    owner: 'owner',
    description: 'description',
    project: 'Argo CD project',
    entityRef: 'existing Component',
    workloads: 'the list of workloads',
    targets: 'the choice of targets',
    image: 'image',
    port: 'port',
    size: 'size',
    replicas: 'replicas',
    health: 'health path',
    env: 'environment variable',
    secrets: 'key',
    delivery: 'delivery',
    expose: 'exposure',
    hosts: 'host',
    migration: 'migration command',
  },
  /** Of one workload: its keys. */
  list: 'the list',
  of: '{{field}} of {{workload}}',
  workload: 'workload {{number}}',
  target: '{{cluster}} in {{environment}}',
  twice: {
    message: 'is listed twice',
    remedy: 'remove one of the two',
  },
  applicationTaken: {
    message: 'An Application called {{name}} already exists.',
    remedy: 'Leave this target out, or rename the service.',
  },
  notServed: {
    message: 'Cluster {{cluster}} does not serve {{environment}}.',
    remedy: 'Leave this target out.',
  },
  disconnected: {
    message: 'Argo CD cannot reach cluster {{cluster}}.',
    because: 'Argo CD cannot reach cluster {{cluster}}: {{message}}.',
    remedy: 'Leave this target out until the cluster is back.',
  },
  missing: {
    message:
      'Cluster {{cluster}} does not know {{kind}}, which {{workload}} needs.',
    remedy: {
      Rollout: 'Choose rolling delivery, or leave this target out.',
      HTTPRoute:
        'Leave the host in {{environment}} empty, or leave this target out.',
    },
  },
  noHost: {
    message: 'No host is given for {{workload}}.',
    remedy:
      'Enter a host for at least one environment, or choose "Cluster only".',
  },
} as const;
