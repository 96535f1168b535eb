import { setTimeout as wait } from 'node:timers/promises';
import type { PortalOnLab } from './portalOnLab';

/** Each look costs the portal some 15 ms of a core, which the rest of the lab needs too. */
const LOOK_MS = 100;
const PATIENCE_MS = 120_000;

type Card = Awaited<ReturnType<PortalOnLab['card']>>;

/**
 * Opens a card again and again until it shows this.
 * @returns when it did, on `performance.now()`
 * @throws with the last card, after two minutes
 */
export async function untilShown(
  portal: Pick<PortalOnLab, 'card'>,
  service: string,
  isShown: (card: Card) => boolean,
): Promise<number> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    const card = await portal.card(service);
    const now = performance.now();
    if (isShown(card)) return now;
    if (now > until) {
      throw new Error(
        `The card of ${service} does not show it: ${JSON.stringify(card)}`,
      );
    }
    await wait(LOOK_MS);
  }
}
