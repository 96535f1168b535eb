/** A workload cluster as the hub's Argo CD knows it. */
export interface SeedCluster {
  name: string;
  server: string;
  labels: Record<string, string>;
}

const serves = (...environments: string[]) =>
  Object.fromEntries(
    environments.map(environment => [`serves-${environment}`, 'true']),
  );

/** The regions of the seed. In the sandbox they exist in name only: nothing runs in them. */
export const CLUSTERS: SeedCluster[] = [
  {
    name: 'eu1',
    server: 'https://eu1.clusters.example.com',
    labels: { region: 'eu-west', ...serves('dev', 'staging', 'prod') },
  },
  {
    name: 'us1',
    server: 'https://us1.clusters.example.com',
    labels: { region: 'us-east', ...serves('staging', 'prod') },
  },
  {
    name: 'ap1',
    server: 'https://ap1.clusters.example.com',
    labels: { region: 'ap-south', ...serves('prod') },
  },
];

export const IN_CLUSTER = {
  name: 'in-cluster',
  server: 'https://kubernetes.default.svc',
};

/** The namespace of Argo CD's resources on every hub. */
export const ARGOCD_NAMESPACE = 'argocd';
