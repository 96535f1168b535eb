import { inFolder } from '@argosy/control-plane';
import type { Row } from '@argosy/control-plane';
import { connectTestLab } from '../describe';
import type { LabControlPlane } from '../LabControlPlane';
import { benchColdStarts, benchStart } from './benchStart';
import type { Start } from './benchStart';
import { benchStorm } from './benchStorm';
import type { Storm } from './benchStorm';
import { fillHub } from './fillHub';
import type { Fleet } from './fillHub';
import { startRows, stormRows } from './fleetRows';
import { untilCompared } from './untilCompared';

const APPLICATIONS = 10_000;
const CHANGES = 2_000;
/** Of each start: the memory of one process differs from the next by tens of MB. */
const ROUNDS = 3;
/** Changed while the backend is down: as many as an API server may just remember, or just have forgotten. */
const MISSED = 100;

/** Measures the real backend on a hub with many Applications: its starts, and a storm of changes. */
export async function bench(): Promise<Row[]> {
  const lab = await connectTestLab();
  const idle = await benchColdStarts(lab, ROUNDS);
  const fleet = await fillHub(lab, APPLICATIONS);
  try {
    await untilCompared(lab);
    const { cold, alone } = await fleet.stirred(async () => ({
      cold: await benchColdStarts(lab, ROUNDS, async portal => {
        const { length } = await portal.all();
        if (length < APPLICATIONS) throw new Error(`Only ${length} are shown`);
      }),
      alone: await fleet.read(),
    }));
    const { warm, storm } = await inFolder(folder =>
      benchWarm(lab, folder, fleet),
    );
    return [
      ...startRows({
        ...{ applications: APPLICATIONS, missed: MISSED },
        ...{ idle, cold, alone, warm },
      }),
      ...stormRows(storm),
    ];
  } finally {
    await fleet.remove();
  }
}

/** Starts on a database that is whole but for what changed meanwhile; the last of these backends meets the storm. */
async function benchWarm(
  lab: LabControlPlane,
  folder: string,
  fleet: Fleet,
): Promise<{ warm: Start[]; storm: Storm }> {
  const warm: Start[] = [];
  let { portal } = await benchStart(lab, folder);
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      await portal.stop();
      const missed = fleet.names.slice(round * MISSED, (round + 1) * MISSED);
      const sync = 'OutOfSync';
      const { name } = await fleet.setSync(missed, sync);
      const service = fleet.serviceOf(name);
      const next = await benchStart(lab, folder, { name, service, sync });
      portal = next.portal;
      warm.push(next.start);
    }
    const storm = await benchStorm(fleet, portal, fleet.names.slice(-CHANGES));
    return { warm, storm };
  } finally {
    await portal.stop();
  }
}
