import { InputError } from '@backstage/errors';
import { Vault, VaultServer } from '@argosy/plugin-deployments-common';
import { printRule } from './hcl';
import { kvPath, readerPolicyName } from '../vaultNames';

const ACCESSOR = /^[A-Za-z0-9][-A-Za-z0-9_]*$/;

/** An auth mount. @public */
export interface AuthMount {
  mount: string;
  /** As `vault auth list` shows it. */
  accessor: string;
}

/**
 * The one policy that workloads of a mount get, whatever their role: each account reads below its own path. An admin
 * applies it once for each mount.
 * @throws `InputError` where the accessor could be read as something else than a name
 * @public
 */
export function policyOf(
  vault: Pick<Vault, 'rolePrefix'>,
  server: Pick<VaultServer, 'kv'>,
  at: AuthMount,
): string {
  if (!ACCESSOR.test(at.accessor)) {
    throw new InputError(
      `The accessor of the mount ${at.mount} is not valid; take it from vault auth list, as in auth_kubernetes_ab12cd34`,
    );
  }
  return readerPolicy(vault, server, at);
}

/** As {@link policyOf}; Terraform writes the accessor itself. */
export function readerPolicy(
  vault: Pick<Vault, 'rolePrefix'>,
  server: Pick<VaultServer, 'kv'>,
  { mount, accessor }: AuthMount,
): string {
  const of = (key: string) =>
    `{{identity.entity.aliases.${accessor}.metadata.${key}}}`;
  const own = `apps/${of('service_account_namespace')}/${of('service_account_name')}/*`;
  const rules = [
    printRule({ path: kvPath(server, 'data', own), capabilities: ['read'] }),
  ];
  if (server.kv.version === 2)
    rules.push(
      printRule({
        path: kvPath(server, 'metadata', own),
        capabilities: ['list', 'read'],
      }),
    );
  return [
    `# ${readerPolicyName(vault, mount)}: who logs in through auth/${mount} reads below its own path, and nothing else.\n`,
    ...rules,
  ].join('');
}
