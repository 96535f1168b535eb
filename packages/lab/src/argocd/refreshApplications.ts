import type { kubernetesClient } from '@argosy/control-plane/contractSuite';

const REFRESH = {
  metadata: { annotations: { 'argocd.argoproj.io/refresh': 'normal' } },
};

/** Makes Argo CD look at Git for these Applications now, as the webhook of a Git host does. */
export const refreshApplications = (
  client: ReturnType<typeof kubernetesClient>,
  names: readonly string[],
) =>
  Promise.all(
    names.map(name => client.patch('applications', name, 'merge', REFRESH)),
  );
