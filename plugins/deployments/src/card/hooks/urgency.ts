import { Answer } from '../view/board';
import { idOf } from '../view/target';

/** What a signal on our channel says. */
export type Signal = { ids?: string[]; all?: boolean };

/** An id that we do not know may be a new Application of ours, or, far more often, nothing to us. */
const UNKNOWN_MS = 10_000;

/**
 * Within how many milliseconds a signal makes the card ask again.
 * @param answer - what the card shows; undefined before the first answer
 */
export function urgencyOf(signal: Signal, answer: Answer | undefined): number {
  if (signal.all || !signal.ids || !answer) return 0;
  const ours = new Set([
    ...answer.items.map(idOf),
    ...answer.hubs.map(hub => `hub/${hub.name}`),
    ...answer.changes.map(change => `change/${change.service}`),
  ]);
  const awaited = new Set(answer.missing.map(target => target.application));
  const concernsUs = signal.ids.some(
    id => ours.has(id) || awaited.has(id.split('/')[2]),
  );
  return concernsUs ? 0 : UNKNOWN_MS;
}
