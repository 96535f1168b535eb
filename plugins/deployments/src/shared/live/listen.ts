import { SIGNALS_CHANNEL } from '@argosy/plugin-deployments-common';
import { SignalApi } from '@backstage/plugin-signals-react';

/** What a signal on our channel says: everything changed, or what answers carry as `signal` of these did. */
export type Signal = { ids?: string[]; secrets?: string[]; all?: boolean };

interface Subscription {
  listeners: Set<(signal: Signal) => void>;
  unsubscribe(): void;
}

const subscriptions = new WeakMap<SignalApi, Subscription>();

/**
 * Hears every signal. All who listen share one subscription: one that begins while Backstage's client still connects
 * makes it open another connection, and forget the one before. The first connection of a backend's life is never
 * answered, and while it is pending a browser opens no other to the same address; forgotten, nobody closes it.
 * @returns what ends it
 */
export function listen(
  signals: SignalApi,
  listener: (signal: Signal) => void,
): () => void {
  const subscription = subscriptions.get(signals) ?? subscribe(signals);
  const { listeners, unsubscribe } = subscription;
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    subscriptions.delete(signals);
    unsubscribe();
  };
}

function subscribe(signals: SignalApi): Subscription {
  const listeners: Subscription['listeners'] = new Set();
  const { unsubscribe } = signals.subscribe<Signal>(SIGNALS_CHANNEL, signal =>
    listeners.forEach(each => each(signal)),
  );
  const subscription = { listeners, unsubscribe };
  subscriptions.set(signals, subscription);
  return subscription;
}
