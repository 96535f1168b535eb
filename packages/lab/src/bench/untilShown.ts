import { lookUntil } from '@argosy/control-plane';
import type { PortalOnLab } from './portalOnLab';

/** Each look costs the portal about 15 ms of a core, which the rest of the lab needs too. */
const LOOK_MS = 100;
const PATIENCE_MS = 120_000;

type Card = Awaited<ReturnType<PortalOnLab['card']>>;

/**
 * Opens a card again and again until it shows this. A backend that is starting answers late, or not at all.
 * @returns when it did, by `performance.now()`
 * @throws with the last card or error, after two minutes
 */
export async function untilShown(
  portal: Pick<PortalOnLab, 'card'>,
  service: string,
  isShown: (card: Card) => boolean,
): Promise<number> {
  const { card, at } = await lookUntil(
    async () => ({
      card: await portal.card(service).catch((error: Error) => error),
      at: performance.now(),
    }),
    seen => !(seen.card instanceof Error) && isShown(seen.card),
    { timeoutMs: PATIENCE_MS, everyMs: LOOK_MS },
  );
  if (!(card instanceof Error) && isShown(card)) return at;
  throw new Error(
    `The card of ${service} does not show it: ${card instanceof Error ? card : JSON.stringify(card)}`,
  );
}
