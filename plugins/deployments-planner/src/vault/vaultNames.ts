import {
  shortName,
  Vault,
  VaultServer,
} from '@argosy/plugin-deployments-common';

const ROLE_LIMIT = 63;

/** Name of the role of one account in one environment; the cluster is told by the mount. */
export const roleName = (
  { rolePrefix }: Pick<Vault, 'rolePrefix'>,
  {
    service,
    serviceAccount,
    environment,
  }: { service: string; serviceAccount: string; environment: string },
) =>
  rolePrefix +
  shortName(
    [service, serviceAccount, environment],
    ROLE_LIMIT - rolePrefix.length,
  );

/** The one policy that roles of a mount may carry. @public */
export const readerPolicyName = (
  { rolePrefix }: Pick<Vault, 'rolePrefix'>,
  mount: string,
) => `${rolePrefix}reader-${mount}`;

/** The role that an admin makes for all workloads in the mode read-only. @public */
export const sharedRoleName = ({ rolePrefix }: Pick<Vault, 'rolePrefix'>) =>
  `${rolePrefix}shared`;

/** The role that the preflight tries to write, and must not be able to. @public */
export const preflightRoleName = ({ rolePrefix }: Pick<Vault, 'rolePrefix'>) =>
  `${rolePrefix}preflight`;

/** A path of the KV mount as the API and policies want it: version 2 keeps values, names and metadata apart. */
export const kvPath = (
  { kv }: Pick<VaultServer, 'kv'>,
  part: 'data' | 'metadata' | 'subkeys',
  path: string,
) => (kv.version === 1 ? `${kv.mount}/${path}` : `${kv.mount}/${part}/${path}`);
