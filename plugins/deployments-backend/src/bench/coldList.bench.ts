import { inFolder, type Row } from './__testUtils__/bench.test.util';
import { benchColdList } from './benchColdList';
import { openReadModel } from './__testUtils__/openReadModel';
import { logger, startSandbox } from './__testUtils__/startSandbox.test.util';

const APPLICATIONS = 10_000;
const SECONDS = 10;
const MEGABYTES = 200;

/** Measures the first start on a large hub: from an empty database until all is known. */
export const bench = (): Promise<Row[]> =>
  inFolder(async folder => {
    const sandbox = await startSandbox(folder, APPLICATIONS);
    const { readModel, close } = await openReadModel(folder, [sandbox.hub]);
    try {
      const { seconds, addedMegabytes, items } = await benchColdList(
        sandbox.hub,
        readModel,
        logger,
      );
      if (items < APPLICATIONS) {
        throw new Error(`Only ${items} of ${APPLICATIONS} Applications stand`);
      }
      return [
        {
          what: `cold list of ${items} Applications into the read model`,
          goal: `< ${SECONDS} s`,
          measured: `${seconds.toFixed(1)} s`,
          ok: seconds < SECONDS,
        },
        {
          what: 'memory it takes on top, at most',
          goal: `< ${MEGABYTES} MB`,
          measured: `${addedMegabytes.toFixed(0)} MB`,
          ok: addedMegabytes < MEGABYTES,
        },
      ];
    } finally {
      await close();
      await sandbox.stop();
    }
  });
