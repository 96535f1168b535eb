import {
  isError,
  type Plan,
  previewSecrets as contract,
  type Vault,
} from '@argosy/plugin-deployments-common';
import { planRoles, RepositoryFiles } from '@argosy/plugin-deployments-planner';
import pLimit from 'p-limit';
import { createServiceKind } from '../../changes/kinds/createService';
import { planChange } from '../../changes/planChange';
import type { FoundKeys, SecretRow, DesiredSecret } from '../../database/types';
import type { OperationContext } from '../Operation';
import { defineOperation } from '../runOperation';
import { answerSecrets } from './answerSecrets';
import { lookInto, toFoundKeys } from './lookInto';
import { noLogin } from './toSecretStatus';

const AT_ONCE = 16;
const DEADLINE_MS = 5_000;

/**
 * Looks for a service that is not there yet only, and for the keys that it asks for only: a preview is no way to read
 * the names of other teams' keys.
 */
export const previewSecrets = defineOperation({
  contract,
  async run(context, { spec }) {
    const { vault } = context.config;
    if (!vault) return { items: [], vaults: [] };
    const plan = await planChange(context, createServiceKind, {
      request: { spec },
    });
    if (plan.findings.some(isError) || !isNew(plan)) {
      return answerSecrets(context, []);
    }
    const desired = plannedSecrets(plan, vault);
    return answerSecrets(context, await lookIntoAll(context, desired));
  },
});

const isNew = ({ service, files }: Plan) =>
  files.some(
    ({ path, action }) =>
      path === `services/${service}/service.yaml` && action === 'create',
  );

/** The secrets that a service will ask for, once its plan is merged. */
function plannedSecrets(
  { service, files, applications }: Plan,
  vault: Vault,
): DesiredSecret[] {
  const own = files.filter(
    ({ path, action }) =>
      action !== 'delete' && path.startsWith(`services/${service}/`),
  );
  const regionOf = (environment: string, cluster: string) =>
    applications.find(
      app => app.environment === environment && app.cluster === cluster,
    )?.region ?? cluster;
  const { roles } = planRoles(
    RepositoryFiles.of(new Map(own.map(file => [file.path, file.content]))),
    vault,
  );
  return roles.map(role => ({
    service,
    environment: role.environment,
    region: regionOf(role.environment, role.cluster),
    cluster: role.cluster,
    workload: role.workload,
    serviceAccount: role.serviceAccount,
    namespace: role.namespace,
    server: role.server,
    mount: role.secret.mount,
    path: role.secret.path,
    keys: [...role.keys],
  }));
}

/** Looks at each secret once, now, and for a few seconds at most; keys that nobody asked for are left out. */
async function lookIntoAll(
  context: Pick<OperationContext, 'vault' | 'now'>,
  desired: DesiredSecret[],
): Promise<SecretRow[]> {
  const signal = AbortSignal.timeout(DEADLINE_MS);
  const limit = pLimit(AT_ONCE);
  const places = new Map(desired.map(each => [placeOf(each), each]));
  const found = new Map(
    await Promise.all(
      Array.from(places, async ([place, secret]) => {
        const keys = await limit(() => look(context, secret, signal));
        return [place, keys] as const;
      }),
    ),
  );
  return desired.map(each => ({
    ...each,
    found: onlyRequired(found.get(placeOf(each)), each.keys),
  }));
}

const placeOf = ({ server, path }: DesiredSecret) => `${server} ${path}`;

async function look(
  { vault: vaultContext, now }: Pick<OperationContext, 'vault' | 'now'>,
  { server, path }: DesiredSecret,
  signal: AbortSignal,
): Promise<FoundKeys> {
  const vault = vaultContext?.vaults.get(server);
  const checkedAt = now().toISOString();
  return vault
    ? toFoundKeys(await lookInto(vault, path, signal), checkedAt)
    : { state: 'unreadable', checkedAt, cause: noLogin(server) };
}

const onlyRequired = (found: FoundKeys | undefined, keys: string[]) =>
  found?.state === 'present'
    ? { ...found, keys: found.keys.filter(key => keys.includes(key)) }
    : found;
