import { setTimeout as wait } from 'node:timers/promises';
import type { PortalOnLab } from './portalOnLab';

/** Each look costs the portal some 15 ms of a core, which the rest of the lab needs too. */
const LOOK_MS = 100;
const PATIENCE_MS = 120_000;

type Card = Awaited<ReturnType<PortalOnLab['card']>>;

/**
 * Opens a card again and again until it shows this. A backend that starts answers late, or not yet.
 * @returns when it did, on `performance.now()`
 * @throws with the last card or error, after two minutes
 */
export async function untilShown(
  portal: Pick<PortalOnLab, 'card'>,
  service: string,
  isShown: (card: Card) => boolean,
): Promise<number> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    const card = await portal.card(service).catch((error: Error) => error);
    const now = performance.now();
    if (!(card instanceof Error) && isShown(card)) return now;
    if (now > until) {
      throw new Error(
        `The card of ${service} does not show it: ${card instanceof Error ? card : JSON.stringify(card)}`,
      );
    }
    await wait(LOOK_MS);
  }
}
