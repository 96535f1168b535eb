import fetch from 'node-fetch';
import { GROUP, VERSION } from './kinds';
import type { Kubernetes } from './Kubernetes';
import { parseWatchLine } from './parseWatchLine';
import { askForSignOfLife } from './askForSignOfLife';
import { readLines } from './readLines';
import { notInstalled, rightTo } from './rights';
import { StatusError } from './StatusError';
import { translateError } from './translateError';
import type { Observed, WatchEvent } from './types';
import { startWatchdog } from './watchdog';
import { withDeadline } from './withDeadline';

/** Argo CD's own controllers use 5 to 10 minutes; the server ends a watch then, and we go on from where it ended. */
const SERVER_ENDS_AFTER_SECONDS = 300;

/**
 * Events from `from` on. The first is always a bookmark at `from`: the watch stands.
 * Ends quietly when the server ends it.
 * @throws ResourceExpiredError when `from` is too old; ServiceUnavailableError when the hub drops it, or is silent and shows no sign of life
 */
export async function* watchKind<K extends keyof Observed>(
  kubernetes: Kubernetes,
  kind: K,
  namespace: string,
  from: string,
  signal: AbortSignal,
): AsyncGenerator<WatchEvent<Observed[K]>> {
  const control = new AbortController();
  const follow = () => control.abort(signal.reason);
  signal.addEventListener('abort', follow, { once: true });
  const watchdog = startWatchdog(
    kubernetes.deadlines,
    () => askForSignOfLife(kubernetes, control.signal),
    lost => control.abort(lost),
  );
  try {
    signal.throwIfAborted();
    const body = await openWatch(
      kubernetes,
      kind,
      namespace,
      from,
      control.signal,
    );
    yield { type: 'bookmark', resourceVersion: from };
    for await (const line of readLines(watchdog.listen(body))) {
      yield parseWatchLine(kubernetes.hub, kind, line);
    }
  } catch (error) {
    signal.throwIfAborted();
    // The transport only knows that we cut it; why is what counts.
    const cause = control.signal.aborted ? control.signal.reason : error;
    throw translateError(cause, {
      peer: kubernetes.peer,
      right: rightTo('watch', kind, namespace),
      missing: notInstalled(kubernetes.peer, kind),
      mends: kubernetes.mends,
    });
  } finally {
    watchdog.stop();
    signal.removeEventListener('abort', follow);
    control.abort();
  }
}

async function openWatch(
  { open, deadlines }: Kubernetes,
  kind: keyof Observed,
  namespace: string,
  from: string,
  signal: AbortSignal,
) {
  const { config } = open();
  const server = config.getCurrentCluster()?.server.replace(/\/+$/, '');
  const url = new URL(
    `${server}/apis/${GROUP}/${VERSION}/namespaces/${encodeURIComponent(
      namespace,
    )}/${kind}`,
  );
  url.search = new URLSearchParams({
    watch: 'true',
    allowWatchBookmarks: 'true',
    resourceVersion: from,
    timeoutSeconds: String(SERVER_ENDS_AFTER_SECONDS),
  }).toString();
  const response = await withDeadline(deadlines.connect, signal, async () =>
    fetch(url, { ...(await config.applyToFetchOptions({})), signal }),
  );
  if (!response.ok) {
    throw new StatusError(response.status, response.statusText);
  }
  return response.body;
}
