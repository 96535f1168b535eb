import { Cluster } from './target';

/** Kinds beyond those of Kubernetes that a choice in the form may ask of a cluster, and their API versions. @public */
export const CHOSEN_KINDS = {
  Rollout: 'argoproj.io/v1alpha1',
  HTTPRoute: 'gateway.networking.k8s.io/v1',
} as const;

/** Whether a cluster knows a kind. Argo CD lists `group/version`, and `group/version/Kind` for each kind of it where it lists kinds. @public */
export function servesKind(
  { apiVersions }: Pick<Cluster, 'apiVersions'>,
  version: string,
  kind: string,
): boolean {
  const kinds = apiVersions.filter(known => known.startsWith(`${version}/`));
  return kinds.length > 0
    ? kinds.includes(`${version}/${kind}`)
    : apiVersions.includes(version);
}
