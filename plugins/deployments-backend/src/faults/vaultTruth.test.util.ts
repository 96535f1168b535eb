import { serviceFiles } from '../reactions/vault/__testUtils__/serviceFiles';
import type { VaultStage } from '../reactions/vault/__testUtils__/vaultStage.test.util';
import type { Random } from './random.test.util';

/** Roles by mount and name without prefix, each with its namespace and account. */
export type Truth = Record<string, string>;

const SERVICES = 12;
const TARGETS = ['dev/eu1', 'prod/eu1', 'prod/us1'];

/** What some merge made of the repository: some services, and of some roles another service than before. */
export function randomTruth(random: Random, { rig }: VaultStage) {
  const mounts: Record<string, string> = { eu1: rig.eu, us1: rig.us };
  const files: Array<[string, string]> = [];
  const truth: Truth = {};
  for (let n = 0; n < SERVICES; n += 1) {
    if (random.next() < 0.25) continue;
    const name = `s${n}`;
    // One name of a role, which two services may come to: it then passes to another namespace and account.
    const passes = random.pick([
      { [name]: ['api', 'web-eu'] },
      { [name]: ['api', 'web-eu'] },
      { [name]: ['api'], [`${name}-web`]: ['eu'] },
    ]);
    for (const [service, accounts] of Object.entries(passes)) {
      const workloads = accounts.map(account => [account, ['A']]);
      files.push(
        ...serviceFiles(service, Object.fromEntries(workloads), TARGETS),
      );
      for (const target of TARGETS) {
        const [environment, cluster] = target.split('/');
        for (const account of accounts) {
          truth[`${mounts[cluster]}/${service}-${account}-${environment}`] =
            `${service}-${environment}/${account}`;
        }
      }
    }
  }
  return { files, truth };
}

/** What Vault itself holds below the prefix. A role of another form than ours says so. */
export async function actualRoles(stage: VaultStage): Promise<Truth> {
  const { rig } = stage;
  const truth: Truth = {};
  for (const mount of [rig.eu, rig.us]) {
    for (const name of await stage.roles(mount)) {
      const role = await stage.role(name, mount);
      const isOurs =
        String(role.token_policies) === rig.readerOf(mount) &&
        role.token_ttl === 1200 &&
        role.token_num_uses === 0;
      const bound = `${role.bound_service_account_namespaces}/${role.bound_service_account_names}`;
      truth[`${mount}/${name}`] = isOurs ? bound : JSON.stringify(role);
    }
  }
  return truth;
}

/** Somebody changes or removes one of the roles by hand. */
export async function meddle(
  random: Random,
  { rig }: VaultStage,
  truth: Truth,
): Promise<void> {
  const names = Object.keys(truth);
  if (names.length === 0) return;
  const [mount, name] = random.pick(names).split('/');
  const path = `auth/${mount}/role/${rig.prefix}${name}`;
  const { call } = rig.client;
  if (random.next() < 0.5) await call('DELETE', path);
  else {
    await call('POST', path, {
      bound_service_account_names: ['thief'],
      bound_service_account_namespaces: ['lair'],
      token_policies: [rig.readerOf(mount)],
      token_num_uses: 3,
    });
  }
}
