import {
  alternate,
  inFolder,
  openBareClient,
  type Row,
} from './__testUtils__/bench.test.util';
import type { Hub } from '../argocd/types';
import { benchColdList } from './benchColdList';
import { openReadModel } from './__testUtils__/openReadModel';
import { logger, startSandbox } from './__testUtils__/startSandbox.test.util';

const APPLICATIONS = 10_000;
const ROUNDS = 3;
const MEGABYTE = 1024 * 1024;

/**
 * Measures the first start on a large hub: from an empty database until all is known. Its control is the least that
 * it has to wait for, reading and parsing the list; that of its memory is the list, which it need not hold at once.
 */
export const bench = (): Promise<Row[]> =>
  inFolder(async folder => {
    const sandbox = await startSandbox(folder, APPLICATIONS);
    const [namespace] = sandbox.hub.namespaces;
    const bare = openBareClient(sandbox.access.kubernetes, namespace);
    try {
      const added: number[] = [];
      let listed = 0;
      const pairs = await alternate(
        ROUNDS,
        async () => {
          const { seconds, addedMegabytes } = await readIn(sandbox.hub);
          added.push(addedMegabytes);
          return seconds;
        },
        async () => {
          const startedAt = performance.now();
          listed = (await bare.readList()).bytes;
          return (performance.now() - startedAt) / 1000;
        },
      );
      // The next start finds the memory of the first.
      const memory = { figure: added[0], control: listed / MEGABYTE };
      return [
        {
          what: `cold list of ${APPLICATIONS} Applications into the read model`,
          unit: 's',
          pairs,
          control: 'reading the list alone',
          goal: 1.5,
        },
        {
          what: 'memory it takes on top, at most',
          unit: 'MB',
          pairs: [memory],
          control: 'the list as the hub sends it',
          goal: 2.5,
        },
      ];
    } finally {
      bare.close();
      await sandbox.stop();
    }
  });

/** Into a database of its own. */
const readIn = (hub: Hub) =>
  inFolder(async folder => {
    const { readModel, close } = await openReadModel(folder, [hub]);
    try {
      const { items, ...taken } = await benchColdList(hub, readModel, logger);
      if (items >= APPLICATIONS) return taken;
      throw new Error(`Only ${items} of ${APPLICATIONS} Applications stand`);
    } finally {
      await close();
    }
  });
