export const targets = {
  loading: 'Loading environments and clusters',
  failed: 'Environments and clusters could not be read',
  grid: {
    title: 'Environments and clusters',
    help: 'The service runs in every place that you choose. You can add more later.',
    caption: 'Environments as rows, clusters by region as columns',
    cell: '{{cluster}} in {{environment}}',
    notServed: '{{cluster}} does not serve {{environment}}',
    empty: 'No cluster serves any environment yet',
    emptyNext:
      'Ask the platform team to label the clusters in Argo CD as deployments.environments in the config requires.',
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
    disconnected: 'Unreachable from Argo CD.',
    disconnectedBecause: 'Unreachable: {{message}}',
    Rollout:
      'Does not know Rollout (Argo Rollouts), which the delivery of {{workload}} needs.',
    HTTPRoute:
      'Does not know HTTPRoute (Gateway API), which the exposure of {{workload}} needs.',
  },
  delivery: {
    title: 'Delivery and exposure',
    noWorkloads: 'First name a workload on the page Workloads.',
    label: 'Delivery',
    rolling: 'Rolling',
    canary: 'Canary',
    'blue-green': 'Blue-green',
  },
  deliveryHelp: {
    rolling: 'New replicas replace old ones, a few at a time.',
    canary:
      'The new version gets a growing share of the traffic and is measured on the way.',
    'blue-green':
      'The new version runs beside the old one until traffic is switched over.',
  },
  exposure: {
    label: 'Exposure',
    help: 'Who can reach it.',
    none: 'Cluster only',
    route: 'HTTPRoute with a host',
    noPort: 'A worker has no port, so nothing can reach it.',
    chooseFirst: 'Choose an environment above, then enter its host here.',
    host: 'Host in {{environment}}',
    noGateway: 'No gateway is configured for this environment.',
  },
} as const;
