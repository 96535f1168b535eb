import { createHmac } from 'node:crypto';
import { LoggerService } from '@backstage/backend-plugin-api';
import { EventsService } from '@backstage/plugin-events-node';
import { SignalsService } from '@backstage/plugin-signals-node';
import {
  SERVICES_CHANGED_TOPIC,
  SIGNALS_CHANNEL,
} from '@argosy/plugin-deployments-common';
import type { Notifier } from './types';

const QUIET_MS = 200;
const MOST_IDS = 200;
const AGAIN_MS = 10_000;
const SIGNAL_LENGTH = 12;

/** What only screens of secrets ask again for. */
const OF_SECRETS = /^(secrets|vault)\//;

/**
 * Creates the notifier. The first change is sent at once; what follows within 200 ms is sent together.
 * Each change is sent once more 10 s later: the signal client of Backstage waits 5 s before it opens a
 * broken connection again, and never learns what it missed. A signal or event that cannot be sent is only
 * logged: the read model holds what changed, and the next signal makes screens read it.
 * Whoever opens a socket hears every signal, even without a token: so it says ids by their HMAC, which answers carry
 * with what they show.
 */
export function createNotifier(options: {
  signals: SignalsService;
  events: EventsService;
  /** Of the HMAC: the same for all backends of the portal. */
  key: string;
  logger: LoggerService;
}): Notifier {
  const { signals, events, key, logger } = options;
  const signalOf = (id: string) =>
    createHmac('sha256', key)
      .update(id)
      .digest('base64url')
      .slice(0, SIGNAL_LENGTH);
  const messageOf = (ids: string[]) => {
    if (ids.length > MOST_IDS) return { all: true };
    const ofSecrets = ids.filter(id => OF_SECRETS.test(id));
    const others = ids.filter(id => !OF_SECRETS.test(id));
    return { ids: others.map(signalOf), secrets: ofSecrets.map(signalOf) };
  };
  const pending = new Set<Promise<void>>();
  const timers = new Set<NodeJS.Timeout>();
  let waiting = new Set<string>();
  let repeated = new Set<string>();
  let quiet: NodeJS.Timeout | undefined;
  let stopped = false;

  const send = (what: string, sending: Promise<void>) => {
    const done = sending
      .catch(error => logger.warn(`${what} could not be sent`, error))
      .finally(() => pending.delete(done));
    pending.add(done);
  };
  const repeatLater = (ids: Set<string>) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      ids.forEach(id => repeated.add(id));
      if (quiet === undefined) sendAndWait();
    }, AGAIN_MS);
    timers.add(timer);
  };
  const flush = () => {
    const ids = [...new Set([...waiting, ...repeated])];
    if (ids.length === 0) return false;
    if (waiting.size > 0 && !stopped) repeatLater(waiting);
    waiting = new Set();
    repeated = new Set();
    send(
      'A signal',
      signals.publish({
        recipients: { type: 'broadcast' },
        channel: SIGNALS_CHANNEL,
        message: messageOf(ids),
      }),
    );
    return true;
  };
  const sendAndWait = () => {
    quiet = flush() ? setTimeout(sendAndWait, QUIET_MS) : undefined;
  };

  return {
    signalOf,
    changed(ids) {
      if (stopped) return;
      ids.forEach(id => waiting.add(id));
      if (quiet === undefined) sendAndWait();
    },
    servicesChanged() {
      if (stopped) return;
      send(
        `The event ${SERVICES_CHANGED_TOPIC}`,
        events.publish({ topic: SERVICES_CHANGED_TOPIC, eventPayload: {} }),
      );
    },
    async stop() {
      stopped = true;
      clearTimeout(quiet);
      timers.forEach(timer => clearTimeout(timer));
      flush();
      await Promise.all(pending);
    },
  };
}
