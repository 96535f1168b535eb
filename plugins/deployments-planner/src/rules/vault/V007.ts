import { Vault } from '@argosy/plugin-deployments-common';
import { accountsOf } from '../../vault/accountsOf';
import { placeOf } from '../../vault/placeOf';
import { distinct } from '../distinct';
import { Violation, defineRule } from '../rule';
import { RuleContext } from '../ruleContext';
import { VaultLogin, vaultLogins } from '../vaultLogins';

export const V007 = defineRule({
  id: 'V007',
  title: 'Each cluster has an auth mount of its own, and every login names it',
  severity: 'error',
  needsFleet: true,
  plan: true,
  find: context => distinct(judge(context)),
});

function* judge(context: RuleContext): Iterable<Violation> {
  const vault = context.fleet?.vault;
  if (context.spec) {
    if (vault) yield* judgeTargets(context.spec, vault);
    return;
  }
  const logins = vaultLogins(context);
  for (const login of logins) yield* judgeMount(login, vault);
  if (!vault) yield* judgeShared(logins);
}

function* judgeTargets(
  { workloads, targets }: NonNullable<RuleContext['spec']>,
  vault: Vault,
): Iterable<Violation> {
  const [account] = workloads.flatMap(accountsOf);
  if (!account) return;
  for (const [index, { cluster }] of targets.entries()) {
    if (placeOf(vault, cluster)) continue;
    yield {
      path: `targets.${index}.cluster`,
      message: `No Vault serves the cluster ${cluster}: nothing would deliver the secrets of ${account.workload} there.`,
      remedy:
        'Choose another cluster, or have its auth mount named under deployments.vault.servers.',
    };
  }
}

function* judgeMount(
  { path, name, mount, overlay }: VaultLogin,
  vault: Vault | undefined,
): Iterable<Violation> {
  const desired =
    vault && overlay ? placeOf(vault, overlay.cluster)?.mount : undefined;
  if (mount === '') {
    yield {
      path,
      message: `${name} names no auth mount: it would log in through auth/kubernetes, which knows one cluster at most.`,
      remedy: `Name the mount of the cluster${desired ? `: ${desired}` : ''}, in each overlay.`,
    };
  } else if (desired !== undefined && mount !== desired) {
    yield {
      path,
      message: `${name} logs in through auth/${mount}, but the mount of the cluster ${overlay?.cluster} is ${desired}.`,
      remedy: `Name ${desired}.`,
    };
  }
}

function* judgeShared(logins: readonly VaultLogin[]): Iterable<Violation> {
  const first = new Map<string, string>();
  for (const { path, name, mount, overlay } of logins) {
    if (!overlay || mount === '') continue;
    const other = first.get(mount) ?? overlay.cluster;
    first.set(mount, other);
    if (other === overlay.cluster) continue;
    yield {
      path,
      severity: 'warning',
      message: `${name} logs in through auth/${mount} in ${overlay.cluster}, as others do in ${other}: a mount checks the tokens of one cluster, unless each cluster has a Vault of its own.`,
      remedy: 'Enable a mount for each cluster, as in k8s-<cluster>.',
    };
  }
}
