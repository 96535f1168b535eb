import { randomBytes } from 'node:crypto';
import { inFolder } from '@argosy/control-plane';
import type { Pair, RatioRow, Row } from '@argosy/control-plane';
import { connectTestLab } from '../describe';
import type { LabControlPlane } from '../LabControlPlane';
import { addTeams } from './addTeams';
import { openDelivery } from './openDelivery';
import { portalOnLab } from './portalOnLab';
import type { PortalOnLab } from './portalOnLab';
import { untilShown } from './untilShown';
import { watchHub, type WatchedHub } from './watchHub';

/** Of a new image: what the card adds to what a bare watch sees. */
const RELEASE_GOAL = 1.3;
/** Of a new service: it has Applications, namespaces and first pods to come before what a new image has to. */
const CREATE_GOAL = 2;
/** On a hub that many teams share: its root Application compares the projects and sets of all of them. */
const SHARED_GOAL = 2.5;
const TEAMS = 60;
const CREATES = 3;
const RELEASES = 10;

/** Both regions serve this environment, and a commit is enough. */
const ENVIRONMENT = {
  name: 'staging',
  title: 'Staging',
  clusters: { matchLabels: { 'serves-staging': 'true' } },
  change: 'commit',
  gateway: { name: 'public', namespace: 'gateways' },
};

/**
 * Measures how long a team waits for its commit: from Git to pods that are ready in two regions, as the card shows it.
 * The control of a new image is what a bare watch sees of the same commit after the same refresh: Argo CD's own time.
 * That of a new service is a new image of it, as a bare watch sees it: nobody but the portal tells Argo CD of a new
 * service, so that a bare watch beside it would forgive that it was told late.
 */
export const bench = (): Promise<Row[]> =>
  inFolder(async folder => {
    const lab = await connectTestLab();
    const seen = await watchHub(lab.hubs[0]);
    const portal = await portalOnLab(lab, folder, {
      environments: [ENVIRONMENT],
    });
    try {
      return await deliver({ lab, portal, seen });
    } finally {
      await portal.stop();
      seen.close();
    }
  });

interface Peers {
  lab: LabControlPlane;
  portal: PortalOnLab;
  seen: WatchedHub;
}

async function deliver(peers: Peers): Promise<Row[]> {
  const { lab, portal, seen } = peers;
  const { created, name } = await createSome(peers);
  const released: Pair[] = [];
  const delivery = await openDelivery(lab, name);
  try {
    for (let round = 1; round <= RELEASES; round += 1) {
      const tag = `2.${round}.0`;
      const at = await delivery.release(tag);
      const [shown, watched] = await Promise.all([
        untilHealthy(portal, name, tag),
        seen.untilHealthy(name, tag),
      ]);
      released.push({ figure: shown - at, control: watched - at });
    }
  } finally {
    await delivery.close();
  }
  const teams = await addTeams(lab, TEAMS);
  const shared = await createSome(peers).finally(teams.remove);
  const watched = 'a new image of it, as a bare watch sees it';
  return [
    {
      ...toRow('new image: from the push, which Argo CD is told of,', released),
      control: 'what a bare watch sees',
      goal: RELEASE_GOAL,
    },
    {
      ...toRow('new service: from the answer that it is committed', created),
      control: watched,
      goal: CREATE_GOAL,
    },
    {
      ...toRow(
        `the same on a hub with the projects and sets of ${TEAMS} more teams,`,
        shared.created,
      ),
      control: watched,
      goal: SHARED_GOAL,
    },
  ];
}

/** A new service, and then a new image of it, so often. */
async function createSome({ lab, portal, seen }: Peers) {
  const created: Pair[] = [];
  let name = '';
  for (let round = 0; round < CREATES; round += 1) {
    name = `bench-${randomBytes(3).toString('hex')}`;
    const figure = await create(portal, name);
    const delivery = await openDelivery(lab, name);
    try {
      const at = await delivery.release('1.1.0');
      const control = (await seen.untilHealthy(name, '1.1.0')) - at;
      created.push({ figure, control });
    } finally {
      await delivery.close();
    }
  }
  return { created, name };
}

/** Creates a service in both regions; milliseconds from the answer on. */
async function create(portal: PortalOnLab, name: string): Promise<number> {
  await portal.create({
    name,
    owner: 'group:default/team-a',
    workloads: [
      {
        name: 'web',
        image: `registry.example.com/${name}/web:1.0.0`,
        port: 80,
      },
    ],
    targets: ['eu1', 'us1'].map(cluster => ({
      environment: ENVIRONMENT.name,
      cluster,
    })),
  });
  const committedAt = performance.now();
  return (await untilHealthy(portal, name, '1.0.0')) - committedAt;
}

/** Waits until the card shows this image Synced and Healthy in both regions. */
const untilHealthy = (portal: PortalOnLab, name: string, tag: string) =>
  untilShown(
    portal,
    name,
    ({ items }) =>
      items.length === 2 &&
      items.every(
        ({ sync, health, images }) =>
          sync === 'Synced' &&
          health === 'Healthy' &&
          images.some(image => image.endsWith(`:${tag}`)),
      ),
  );

function toRow(
  what: string,
  pairs: Pair[],
): Pick<RatioRow, 'what' | 'unit' | 'pairs' | 'note'> {
  const slowest = Math.max(...pairs.map(({ figure }) => figure)) / 1000;
  return {
    what: `${what} to Healthy in two regions on the card, p50 of ${pairs.length}`,
    unit: 's',
    pairs: pairs.map(({ figure, control }) => ({
      figure: figure / 1000,
      control: control / 1000,
    })),
    note: `slowest ${slowest.toFixed(1)} s`,
  };
}
