import { alternate, inFolder, openBareClient } from '@argosy/control-plane';
import type { BareClient, Row } from '@argosy/control-plane';
import { connectTestLab } from '../describe';
import type { LabControlPlane } from '../LabControlPlane';
import { benchColdStart, benchStart, type Start } from './benchStart';
import { benchStorm, type Storm } from './benchStorm';
import { fillHub, type Fleet } from './fillHub';
import { type MeasuredStart, startRows, stormRows } from './fleetRows';
import { untilCompared } from './untilCompared';

const APPLICATIONS = 10_000;
const CHANGES = 2_000;
/** Rounds of each start, since the memory of processes differs by tens of MB. */
const ROUNDS = 3;
/** Changes while the backend is down: about as many as an API server remembers. */
const MISSED = 100;

/** Measures the real backend on a hub with many Applications: its starts, and a storm of changes. */
export async function bench(): Promise<Row[]> {
  const lab = await connectTestLab();
  const idle: Start[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    idle.push(await benchColdStart(lab));
  const fleet = await fillHub(lab, APPLICATIONS);
  const [hub] = lab.hubs;
  const bare = openBareClient(hub.kubernetes, hub.namespaces[0]);
  try {
    await untilCompared(lab);
    const cold = await fleet.stirred(() =>
      besideReading(bare, () =>
        benchColdStart(lab, async portal => {
          const { length } = await portal.all();
          if (length < APPLICATIONS)
            throw new Error(`Only ${length} are shown`);
        }),
      ),
    );
    const { warm, storm } = await inFolder(folder =>
      benchWarm({ lab, fleet, bare }, folder),
    );
    const { bytes: listed } = await bare.readList();
    return [
      ...startRows({
        ...{ applications: APPLICATIONS, missed: MISSED },
        ...{ idle, cold, warm, listed },
      }),
      ...stormRows(storm),
    ];
  } finally {
    bare.close();
    await fleet.remove();
  }
}

/** Starts the backend so often, in turn with a bare reading of the list. */
async function besideReading(
  bare: BareClient,
  run: (round: number) => Promise<Start>,
): Promise<MeasuredStart[]> {
  const starts: Start[] = [];
  const pairs = await alternate(
    ROUNDS,
    async round => {
      const start = await run(round);
      starts.push(start);
      return start.seconds;
    },
    async () => {
      const startedAt = performance.now();
      await bare.readList();
      return (performance.now() - startedAt) / 1000;
    },
  );
  return starts.map((start, nth) => ({ start, alone: pairs[nth].control }));
}

/**
 * Starts the backend with a database that is complete except for the latest changes. The last of these backends
 * meets the storm.
 */
async function benchWarm(
  peers: { lab: LabControlPlane; fleet: Fleet; bare: BareClient },
  folder: string,
): Promise<{ warm: MeasuredStart[]; storm: Storm }> {
  const { lab, fleet, bare } = peers;
  let { portal } = await benchStart(lab, folder);
  try {
    const warm = await besideReading(bare, async round => {
      await portal.stop();
      const missed = fleet.names.slice(round * MISSED, (round + 1) * MISSED);
      const sync = 'OutOfSync';
      const { name } = await fleet.setSync(missed, sync);
      const service = fleet.serviceOf(name);
      const next = await benchStart(lab, folder, { name, service, sync });
      portal = next.portal;
      return next.start;
    });
    const storm = await benchStorm(fleet, portal, fleet.names.slice(-CHANGES));
    return { warm, storm };
  } finally {
    await portal.stop();
  }
}
