import type { ServiceSpec } from '@argosy/plugin-deployments-common';
import type {
  ClaimsToObserve,
  ObservedClaims,
  ObservedSecrets,
  PendingService,
} from '@argosy/plugin-deployments-planner';
import { toError } from '@backstage/errors';
import type { ChangeRow } from '../database/types';
import type { ChangeContext } from './types';

type Context = Pick<ChangeContext, 'config' | 'readModel' | 'vault' | 'now'>;

/** What hubs and Vaults show of the things that a service claims. What cannot be told says why. */
export async function observeClaims(
  context: Context,
  asked: ClaimsToObserve,
): Promise<ObservedClaims> {
  const { applications: named, namespaces, hubs } = asked;
  const names = named.map(({ name }) => name);
  const [applications, projects, secrets] = await Promise.all([
    context.readModel.listApplicationsAt({ names, namespaces }),
    observeProjects(context, hubs),
    observeSecrets(context, asked.secrets),
  ]);
  return { applications, projects, secrets };
}

/** They are read once a minute; so much older they may not be what stands there. */
const OUTDATED_MS = 5 * 60_000;

async function observeProjects(
  { config, readModel, now }: Context,
  hubs: readonly string[],
): Promise<ObservedClaims['projects']> {
  if (hubs.length === 0) return [];
  const known = await readModel.listAppProjects();
  return hubs.map(hub => {
    const { names = [], observedAt } = known.find(one => one.hub === hub) ?? {};
    const hasAccess = config.hubs.some(
      ({ name, argocd }) => name === hub && argocd,
    );
    const isOld =
      observedAt !== undefined &&
      now().getTime() - Date.parse(observedAt) > OUTDATED_MS;
    const unknown =
      (!hasAccess && 'the hub has no argocd access in deployments.hubs.') ||
      (observedAt === undefined && 'its projects have not been read yet.') ||
      (isOld && `its projects were last read at ${observedAt}.`);
    return { hub, names, ...(unknown && { unknown }) };
  });
}

const DEADLINE_MS = 5_000;

const observeSecrets = (
  { vault }: Context,
  folders: ClaimsToObserve['secrets'],
): Promise<ObservedSecrets[]> =>
  Promise.all(
    folders.map(async ({ server, folder }): Promise<ObservedSecrets> => {
      const place = { server, folder };
      const open = vault?.vaults.get(server);
      if (!open) {
        const unknown = 'the portal has no login to it.';
        return { ...place, unknown, hasLogin: false };
      }
      try {
        const signal = AbortSignal.timeout(DEADLINE_MS);
        return { ...place, secrets: await open.listSecrets(folder, signal) };
      } catch (error) {
        const unknown =
          toError(error).name === 'TimeoutError'
            ? 'it gave no answer in time.'
            : toError(error).message;
        return { ...place, unknown, hasLogin: true };
      }
    }),
  );

/** What a Change brings about, of whatever kind. */
type SpecOf = (change: ChangeRow) => ServiceSpec | undefined;

/**
 * The services of Changes that stand before one, or before a new one. All that are open or being written hold what they
 * claim; an open one is not held up by those that came after it.
 */
export async function listPendingServices(
  { readModel }: Pick<ChangeContext, 'readModel'>,
  changeId: string | undefined,
  specOf: SpecOf,
): Promise<PendingService[]> {
  const rows = await readModel.listChanges({ states: ['open', 'writing'] });
  const own = rows.find(({ id }) => id === changeId);
  return rows
    .filter(row => row === own || own?.state !== 'open' || isBefore(row, own))
    .flatMap(row => {
      const spec = specOf(row);
      const { createdAt: since, url } = row;
      return spec ? [{ spec, since, ...(url && { url }) }] : [];
    });
}

const isBefore = (a: ChangeRow, b: ChangeRow) =>
  a.state === 'open' && `${a.createdAt} ${a.id}` < `${b.createdAt} ${b.id}`;
