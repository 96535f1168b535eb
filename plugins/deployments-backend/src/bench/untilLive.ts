import type { ReadModel } from '../database/types';

const PATIENCE_MS = 120_000;

/** Waits until a hub is live. Throws with its cause when it is not within two minutes. */
export async function untilLive(
  readModel: Pick<ReadModel, 'listHubs'>,
  name: string,
): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const hub = (await readModel.listHubs()).find(each => each.name === name);
    if (hub?.state === 'live') return;
    if (Date.now() > until) {
      throw new Error(`Hub ${name} is ${hub?.state}: ${hub?.cause}`);
    }
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}
