import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ARGOCD_NAMESPACE, isObject, text } from '@argosy/control-plane';
import type { JsonObject } from '@argosy/control-plane';
import { KubeError } from './KubeApi';
import type { KubeApi } from './KubeApi';
import { parseManifests } from './readManifests';

const README = join(
  dirname(require.resolve('@argosy/lab/package.json')),
  '../../README.md',
);

const NAME = 'argosy';

/** Reads the Role that the README tells an installer to create, so that the lab proves the README. */
async function readInstallerRole(): Promise<JsonObject> {
  const content = await readFile(README, 'utf8');
  const blocks = content.matchAll(/^( *)```yaml\n([\s\S]*?)^\1```/gm);
  for (const [, indent, block] of blocks) {
    if (!/^ *kind: Role$/m.test(block)) continue;
    const [role] = parseManifests(
      block.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
    );
    if (isObject(role)) return role;
  }
  throw new Error(`There is no Role for the portal in ${README}.`);
}

/**
 * Creates a ServiceAccount for the portal with that Role and nothing else.
 * @returns its token
 */
export async function grantPortal(hub: KubeApi): Promise<string> {
  const role = await readInstallerRole();
  const metadata = { name: NAME, namespace: ARGOCD_NAMESPACE };
  await hub.apply(role);
  await hub.apply({ apiVersion: 'v1', kind: 'ServiceAccount', metadata });
  await hub.apply({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata,
    roleRef: {
      apiGroup: 'rbac.authorization.k8s.io',
      kind: 'Role',
      name: text(role, 'metadata', 'name'),
    },
    subjects: [{ kind: 'ServiceAccount', ...metadata }],
  });
  const answer = await hub.call(
    'POST',
    `/api/v1/namespaces/${ARGOCD_NAMESPACE}/serviceaccounts/${NAME}/token`,
    {
      body: {
        apiVersion: 'authentication.k8s.io/v1',
        kind: 'TokenRequest',
        spec: { expirationSeconds: 7 * 86_400 },
      },
    },
  );
  const token = text(answer, 'status', 'token');
  if (!token) throw new KubeError(500, 'The TokenRequest returned no token.');
  return token;
}
