import { lookUntil } from './__testUtils__/bench.test.util';
import type { ReadModel } from '../database/types';

const PATIENCE_MS = 120_000;

/**
 * Waits until a hub is live.
 * @throws with the hub's cause when it is not within two minutes
 */
export async function untilLive(
  readModel: Pick<ReadModel, 'listHubs'>,
  name: string,
): Promise<void> {
  const hub = await lookUntil(
    async () => (await readModel.listHubs()).find(each => each.name === name),
    seen => seen?.state === 'live',
    { timeoutMs: PATIENCE_MS, everyMs: 20 },
  );
  if (hub?.state === 'live') return;
  throw new Error(`Hub ${name} is ${hub?.state}: ${hub?.cause}`);
}
