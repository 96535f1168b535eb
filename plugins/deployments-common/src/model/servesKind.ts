import { Cluster } from './target';

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
