import { randomBytes } from 'node:crypto';
import { inFolder, percentile } from '@argosy/control-plane';
import type { Row } from '@argosy/control-plane';
import { connectTestLab } from '../describe';
import type { LabControlPlane } from '../LabControlPlane';
import { addTeams } from './addTeams';
import { openDelivery } from './openDelivery';
import { portalOnLab } from './portalOnLab';
import type { PortalOnLab } from './portalOnLab';
import { untilShown } from './untilShown';

const SECONDS = 5;
/** On a hub that many teams share. */
const SHARED_SECONDS = 10;
const TEAMS = 60;
const CREATES = 3;
const RELEASES = 10;

/** Both regions serve it, and a commit is enough. */
const ENVIRONMENT = {
  name: 'staging',
  title: 'Staging',
  clusters: { matchLabels: { 'serves-staging': 'true' } },
  change: 'commit',
  gateway: { name: 'public', namespace: 'gateways' },
};

/** Measures how long a team waits for its commit: from Git to pods that are ready in two regions, as the card shows it. */
export const bench = (): Promise<Row[]> =>
  inFolder(async folder => {
    const lab = await connectTestLab();
    const portal = await portalOnLab(lab, folder, {
      environments: [ENVIRONMENT],
    });
    try {
      return await deliver(lab, portal);
    } finally {
      await portal.stop();
    }
  });

async function deliver(
  lab: LabControlPlane,
  portal: PortalOnLab,
): Promise<Row[]> {
  const { created, name } = await createSome(portal);
  const released: number[] = [];
  const delivery = await openDelivery(lab, name);
  try {
    for (let round = 1; round <= RELEASES; round += 1) {
      const tag = `2.${round}.0`;
      const at = await delivery.release(tag);
      released.push((await untilHealthy(portal, name, tag)) - at);
    }
  } finally {
    await delivery.close();
  }
  const teams = await addTeams(lab, TEAMS);
  const shared = await createSome(portal).finally(teams.remove);
  return [
    toRow('new image: from the push, which Argo CD is told of,', released),
    toRow('new service: from the answer that it is committed', created),
    toRow(
      `the same on a hub with the projects and sets of ${TEAMS} more teams,`,
      shared.created,
      SHARED_SECONDS,
    ),
  ];
}

async function createSome(portal: PortalOnLab) {
  const created: number[] = [];
  let name = '';
  for (let round = 0; round < CREATES; round += 1) {
    name = `bench-${randomBytes(3).toString('hex')}`;
    created.push(await create(portal, name));
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

/** Until the card shows this image Synced and Healthy in both regions. */
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

function toRow(what: string, taken: number[], goal = SECONDS): Row {
  const seconds = [0.5, 1].map(share => percentile(taken, share) / 1000);
  const [p50, slowest] = seconds;
  return {
    what: `${what} to Healthy in two regions on the card, p50 / slowest of ${taken.length}`,
    goal: `< ${goal} s`,
    measured: `${p50.toFixed(1)} / ${slowest.toFixed(1)} s`,
    ok: slowest < goal,
  };
}
