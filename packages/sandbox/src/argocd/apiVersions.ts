const KINDS: Record<string, string[]> = {
  v1: [
    'ConfigMap',
    'Endpoints',
    'Event',
    'LimitRange',
    'Namespace',
    'Node',
    'PersistentVolumeClaim',
    'Pod',
    'ResourceQuota',
    'Secret',
    'Service',
    'ServiceAccount',
  ],
  'apps/v1': ['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'],
  'argoproj.io/v1alpha1': [
    'AnalysisRun',
    'AnalysisTemplate',
    'ClusterAnalysisTemplate',
    'Experiment',
    'Rollout',
  ],
  'autoscaling/v2': ['HorizontalPodAutoscaler'],
  'batch/v1': ['CronJob', 'Job'],
  'external-secrets.io/v1': [
    'ClusterSecretStore',
    'ExternalSecret',
    'SecretStore',
  ],
  'gateway.networking.k8s.io/v1': ['Gateway', 'GatewayClass', 'HTTPRoute'],
  'networking.k8s.io/v1': ['Ingress', 'IngressClass', 'NetworkPolicy'],
  'policy/v1': ['PodDisruptionBudget'],
  'rbac.authorization.k8s.io/v1': [
    'ClusterRole',
    'ClusterRoleBinding',
    'Role',
    'RoleBinding',
  ],
};

/** The APIs of a cluster as Argo CD lists them: each version, followed by its kinds. */
export const API_VERSIONS: string[] = Object.entries(KINDS).flatMap(
  ([version, kinds]) => [version, ...kinds.map(kind => `${version}/${kind}`)],
);
