import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServiceSpecInput } from '@argosy/plugin-deployments-common';
import { IN_PROD, specOf } from '../transports/__testUtils__/specs';
import { openGitTruth } from './gitTruth.test.util';
import { openHubTruth, sayState } from './hubTruth.test.util';
import type { Parts, Places } from './openParts.test.util';
import { openControlPlane } from './peers.test.util';
import { until } from '@argosy/control-plane';

export const ADA = 'user:default/ada';
export const BOB = 'user:default/bob';

/** A control plane, the truth about it, and a folder for backends; all of it gone with `close`. */
export async function openStage() {
  const controlPlane = await openControlPlane();
  const folder = await mkdtemp(join(tmpdir(), 'argosy-faults-'));
  const [hub] = controlPlane.hubs;
  const truth = openHubTruth(hub);
  let backends = 0;
  return {
    controlPlane,
    folder,
    hub,
    truth,
    git: await openGitTruth(controlPlane.git, join(folder, 'truth.git')),
    /** What the next backend is given: the same database, a cache of its own. */
    places(over: Partial<Places> = {}): Places {
      backends += 1;
      return {
        hubs: controlPlane.hubs,
        git: controlPlane.git,
        database: join(folder, 'portal.sqlite'),
        workdir: join(folder, `work-${backends}`),
        ...over,
      };
    },
    async close() {
      await controlPlane.stop();
      await rm(folder, { recursive: true, force: true });
    },
    /** Waits until every hub of the answer is live and holds what its Kubernetes API holds: no more, no less, no older; and clusters are known. */
    untilTrue: (
      parts: Pick<Parts, 'ask' | 'countClusters'>,
      impatience: () => void = () => {},
    ) =>
      until('the read model equals the truth', async () => {
        impatience();
        const { items, hubs } = await parts.ask();
        const wanted = await truth.applications();
        const seen = hubs.map(({ name, state, cause }) => ({
          state: cause ? `${state}: ${cause}` : state,
          applications: items
            .filter(item => item.hub === name)
            .map(item => sayState(item.name, item.sync, item.health))
            .sort(),
        }));
        const isTrue = seen.every(
          ({ state, applications }) =>
            state === 'live' &&
            JSON.stringify(applications) === JSON.stringify(wanted),
        );
        if (isTrue && (await parts.countClusters()) > 0) return items;
        throw new Error(JSON.stringify({ wanted, seen }, null, 1));
      }),
  };
}

export type Stage = Awaited<ReturnType<typeof openStage>>;

/** A create that is a commit, and one that is a pull request. */
export const specs = {
  commit: (name: string): ServiceSpecInput => specOf(name),
  'pull-request': (name: string): ServiceSpecInput => specOf(name, IN_PROD),
};
export type By = keyof typeof specs;
