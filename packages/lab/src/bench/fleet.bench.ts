import { inFolder, type Row } from '@argosy/sandbox/bench';
import { connectTestLab } from '../connectLab';
import type { LabControlPlane } from '../LabControlPlane';
import { benchColdStarts, benchStart, type Start } from './benchStart';
import { benchStorm, type Storm } from './benchStorm';
import { fillHub, type Fleet } from './fillHub';
import { relistRow, startRows, stormRows } from './fleetRows';

const APPLICATIONS = 10_000;
const CHANGES = 2_000;
/** Of each start: the memory of one process differs from the next by tens of MB. */
const ROUNDS = 3;
/** Changed while the backend is down: an API server remembers a hundred changes of a kind that was quiet. */
const MISSED = 50;
/** More than it remembers: the watch cannot go on, and the whole list is read again. */
const FORGOTTEN = 300;

/** Measures the real backend on a hub with many Applications: its starts, and a storm of changes. */
export async function bench(): Promise<Row[]> {
  const lab = await connectTestLab();
  const idle = await benchColdStarts(lab, ROUNDS);
  const fleet = await fillHub(lab, APPLICATIONS);
  try {
    const cold = await benchColdStarts(
      lab,
      ROUNDS,
      fleet.touch,
      async portal => {
        const { length } = await portal.all();
        if (length < APPLICATIONS) throw new Error(`Only ${length} are shown`);
      },
    );
    await fleet.touch();
    const alone = await fleet.read();
    const { warm, storm, relisted } = await inFolder(folder =>
      benchWarm(lab, folder, fleet),
    );
    return [
      ...startRows({
        ...{ applications: APPLICATIONS, missed: MISSED },
        ...{ idle, cold, alone, warm },
      }),
      ...stormRows(storm),
      relistRow(FORGOTTEN, relisted),
    ];
  } finally {
    await fleet.remove();
  }
}

/** Starts on a database that is whole but for what changed meanwhile. */
async function benchWarm(
  lab: LabControlPlane,
  folder: string,
  fleet: Fleet,
): Promise<{ warm: Start[]; storm: Storm; relisted: Start }> {
  let names = fleet.names;
  let { portal } = await benchStart(lab, folder);
  const restart = async (missed: number) => {
    await portal.stop();
    const sync = 'OutOfSync';
    const { name } = await fleet.setSync(names.slice(0, missed), sync);
    names = names.slice(missed);
    const service = fleet.serviceOf(name);
    const next = await benchStart(lab, folder, { name, service, sync });
    portal = next.portal;
    return next.start;
  };
  try {
    const warm: Start[] = [];
    for (let round = 0; round < ROUNDS; round += 1)
      warm.push(await restart(MISSED));
    const storm = await benchStorm(fleet, portal, names.slice(-CHANGES));
    return { warm, storm, relisted: await restart(FORGOTTEN) };
  } finally {
    await portal.stop();
  }
}
