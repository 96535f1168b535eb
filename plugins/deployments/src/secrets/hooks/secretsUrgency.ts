import { Secrets } from '@argosy/plugin-deployments-common';
import { Signal } from '../../card/hooks/urgency';

/** An entity without a known service may have got its first secrets, or, far more often, another has. */
const UNKNOWN_MS = 10_000;

const isOfSecrets = (id: string) => /^(secrets|vault)\//.test(id);

/**
 * Within how many milliseconds a signal makes the card ask for its secrets again; Infinity where it is not of them.
 * @param answer - what the card shows; undefined before the first answer
 */
export function urgencyOfSecrets(
  signal: Signal,
  answer: Secrets | undefined,
): number {
  if (signal.all || !signal.ids) return 0;
  const ids = signal.ids.filter(isOfSecrets);
  if (ids.length === 0) return Infinity;
  if (!answer) return 0;
  const ours = new Set(
    answer.items.flatMap(({ service, server }) => [
      `vault/${server}`,
      `secrets/${service}`,
    ]),
  );
  if (ids.some(id => ours.has(id))) return 0;
  const hasService = answer.items.some(item => item.service !== undefined);
  return hasService ? Infinity : UNKNOWN_MS;
}
