import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LabCluster } from '../LabControlPlane';

/** A kubeconfig of a cluster's admin, for programs that read one; JSON is YAML. */
export async function writeKubeconfig(
  state: string,
  { name, server, caData, token }: LabCluster,
  namespace: string,
): Promise<string> {
  const file = join(state, `${name}.kubeconfig`);
  await writeFile(
    file,
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'Config',
      'current-context': name,
      clusters: [
        { name, cluster: { server, 'certificate-authority-data': caData } },
      ],
      users: [{ name, user: { token } }],
      contexts: [{ name, context: { cluster: name, user: name, namespace } }],
    }),
    { mode: 0o600 },
  );
  return file;
}
