import { RepositoryFiles } from '../../repository/RepositoryFiles';
import { Vault } from '@argosy/plugin-deployments-common';
import { conflictFinding, planRoles } from '../../vault/roles/planRoles';
import { roleName, sharedRoleName } from '../../vault/vaultNames';
import { configsOf, OverlayConfigFile, textOf } from '../configs';
import { distinct } from '../distinct';
import { Violation, defineRule } from '../rule';
import { RuleContext } from '../ruleContext';
import { VaultLogin, vaultLogins } from '../vaultLogins';

const SECRET = /(?:^|\/)apps\/([^/]+)\/([^/]+)\//;

export const V003 = defineRule({
  id: 'V003',
  title: 'Role and path follow from the namespace in which a workload runs',
  severity: 'error',
  needsFleet: true,
  find: context => distinct(judge(context)),
});

function* judge(context: RuleContext): Iterable<Violation> {
  const configs = new Map(
    Array.from(configsOf(context), config => [placeOf(config), config]),
  );
  const vault = context.fleet?.vault;
  for (const login of vaultLogins(context)) {
    const config = login.overlay && configs.get(placeOf(login.overlay));
    if (!config) continue;
    yield* judgePaths(login, config);
    if (vault) yield* judgeRole(login, config, vault);
  }
  if (!vault) return;
  const { conflicting } = planRoles(RepositoryFiles.of(context.files), vault);
  yield* conflicting.map(conflictFinding);
}

const placeOf = (at: {
  service: string;
  environment: string;
  cluster: string;
}) => `${at.service}/${at.environment}/${at.cluster}`;

function* judgePaths(
  { path, name, secrets, serviceAccount }: VaultLogin,
  config: OverlayConfigFile,
): Iterable<Violation> {
  const namespace = textOf(config, 'namespace');
  for (const secret of secrets) {
    const [, inNamespace, account] = SECRET.exec(secret) ?? [];
    if (inNamespace === undefined) continue;
    if (inNamespace === namespace && account === serviceAccount) continue;
    yield {
      path,
      message: `${name} reads ${secret}, but logs in as ${serviceAccount} in ${namespace}: Vault would refuse it.`,
      remedy: `Read a path below apps/${namespace}/${serviceAccount}/.`,
    };
  }
}

/** Names outside our prefix are somebody else's to know. */
function* judgeRole(
  { path, name, role, serviceAccount }: VaultLogin,
  { service, environment }: OverlayConfigFile,
  vault: Vault,
): Iterable<Violation> {
  const desired =
    vault.mode === 'read-only'
      ? sharedRoleName(vault)
      : roleName(vault, { service, serviceAccount, environment });
  if (role === desired || !role.startsWith(vault.rolePrefix)) return;
  yield {
    path,
    message: `${name} logs in with the role ${role}, but the role of ${serviceAccount} in ${environment} is ${desired}.`,
    remedy: `Name the role ${desired}.`,
  };
}
