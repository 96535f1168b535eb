export const targets = {
  loading: 'Reading environments and clusters',
  failed: 'Environments and clusters cannot be read',
  grid: {
    title: 'Environments and clusters',
    help: 'The service runs at each place that you choose. More can be added later.',
    caption: 'Environments as rows, clusters by region as columns',
    subject: 'The choice of targets',
    cell: '{{cluster}} in {{environment}}',
    notServed: '{{cluster}} does not serve {{environment}}',
    empty: 'No cluster serves any environment yet',
    emptyNext:
      'Ask the platform team to label the clusters in Argo CD as deployments.environments in the config asks for.',
  },
  change: {
    commit: 'Commits directly',
    'pull-request': 'Opens a pull request',
  },
  connection: {
    Successful: 'Connected',
    Failed: 'Connection failed',
    Unknown: 'Connection unknown',
  },
  labels: 'Labels of {{cluster}}',
  why: {
    disconnected: 'Gone: Argo CD cannot reach it.',
    disconnectedBecause: 'Gone: {{message}}',
    Rollout:
      'Does not know Rollout (Argo Rollouts), which the delivery of {{workload}} needs.',
    HTTPRoute:
      'Does not know HTTPRoute (Gateway API), which the exposure of {{workload}} needs.',
  },
  delivery: {
    title: 'Delivery and exposure',
    noWorkloads: 'Name a workload on the page Workloads first.',
    label: 'Delivery',
    rolling: 'Rolling',
    canary: 'Canary',
    'blue-green': 'Blue-green',
  },
  deliveryHelp: {
    rolling: 'New replicas replace old ones, a few at a time.',
    canary: 'The new version gets a growing share and is measured on the way.',
    'blue-green':
      'The new version stands beside the old one until it is switched.',
  },
  exposure: {
    label: 'Exposure',
    help: 'Who can reach it.',
    none: 'Cluster only',
    route: 'HTTPRoute with a host',
    noPort: 'A worker without a port cannot be reached.',
    chooseFirst: 'Choose an environment above; its host is asked for here.',
    host: 'Host in {{environment}}',
    noGateway: 'No gateway is configured for this environment.',
  },
} as const;
