import { Secrets } from '@argosy/plugin-deployments-common';
import { useApi } from '@backstage/frontend-plugin-api';
import { useCallback, useState } from 'react';
import { deploymentsApiRef } from '../../apis';
import { Signal } from '../../shared/live/listen';
import { LiveAnswer, useLiveAnswer } from '../../shared/live/useLiveAnswer';

/** A look into Vault on request. */
export interface SecretsCheck {
  checking: boolean;
  /** Why the last look did not happen. */
  error?: unknown;
  start(): void;
}

/** What is known of an entity's secrets. */
export interface SecretsNow extends LiveAnswer<Secrets> {
  check: SecretsCheck;
}

/** Reads which keys of an entity are in Vault, and again whenever a signal says that they may have changed. */
export function useSecrets(entityRef: string): SecretsNow {
  const api = useApi(deploymentsApiRef);
  const read = useCallback(
    (signal: AbortSignal) => api.listSecrets({ entityRef }, { signal }),
    [api, entityRef],
  );
  const live = useLiveAnswer(read, urgencyOfSecrets);
  const { answer, pending, refresh } = live;
  const key = servicesOf(answer).join();
  const [checked, setChecked] = useState<{
    checking: boolean;
    error?: unknown;
  }>({ checking: false });
  const start = useCallback(async () => {
    const services = key ? key.split(',') : [];
    setChecked({ checking: true });
    try {
      await Promise.all(services.map(service => api.checkSecrets({ service })));
      setChecked({ checking: false });
      refresh();
    } catch (error) {
      setChecked({ checking: false, error });
    }
  }, [api, key, refresh]);
  return {
    ...live,
    check: {
      // What only an annotation names is looked at by each request.
      checking: checked.checking || (pending && key === ''),
      error: checked.error,
      start,
    },
  };
}

const servicesOf = (answer: Secrets | undefined) => [
  ...new Set(answer?.items.flatMap(({ service }) => service ?? [])),
];

/** An entity without a known service may have got its first secrets, or, far more often, another has. */
const UNKNOWN_MS = 10_000;

/**
 * Within how many milliseconds a signal makes the card ask for its secrets again; Infinity where it is not of them.
 * @param answer - what the card shows; undefined before the first answer
 */
export function urgencyOfSecrets(
  signal: Signal,
  answer: Secrets | undefined,
): number {
  if (signal.all || !signal.secrets) return 0;
  if (signal.secrets.length === 0) return Infinity;
  if (!answer) return 0;
  const ours = new Set(
    [...answer.items, ...answer.vaults].flatMap(each => each.signal ?? []),
  );
  if (signal.secrets.some(id => ours.has(id))) return 0;
  const hasService = answer.items.some(item => item.service !== undefined);
  return hasService ? Infinity : UNKNOWN_MS;
}
