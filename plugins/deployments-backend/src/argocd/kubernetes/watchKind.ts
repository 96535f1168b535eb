import type { IncomingMessage } from 'node:http';
import { request as httpsRequest, type RequestOptions } from 'node:https';
import { GROUP, notInstalled, rightTo, VERSION } from './kinds';
import type { Kubernetes } from './Kubernetes';
import { parseWatchLine, readLines } from './watchLines';
import { StatusError } from '../errors/StatusError';
import { translateError } from '../errors/translateError';
import type { Observed, WatchEvent } from '../types';
import { probe, startWatchdog } from './watchdog';
import { withDeadline } from '../deadlines';
import { withoutEndSlash } from '../../lib/withoutEndSlash';

/** As long as a watch of Argo CD's own controllers lasts (5 to 10 minutes). The server ends it then, and we resume it. */
const SERVER_ENDS_AFTER_SECONDS = 300;

/**
 * Events after `from`. The first is always a bookmark at `from`: the watch is established.
 * Ends quietly when the server ends it.
 * @throws ResourceExpiredError when `from` is too old; ServiceUnavailableError when the hub drops the watch, or is silent and does not answer a probe
 */
export async function* watchKind<K extends keyof Observed>(
  kubernetes: Kubernetes,
  { kind, namespace, from }: { kind: K; namespace: string; from: string },
  signal: AbortSignal,
): AsyncGenerator<WatchEvent<Observed[K]>> {
  const control = new AbortController();
  const follow = () => control.abort(signal.reason);
  signal.addEventListener('abort', follow, { once: true });
  const watchdog = startWatchdog(
    kubernetes.deadlines,
    () => probe(kubernetes, control.signal),
    lost => control.abort(lost),
  );
  try {
    signal.throwIfAborted();
    const body = await openWatch(
      kubernetes,
      { kind, namespace, from },
      control.signal,
    );
    yield { type: 'bookmark', resourceVersion: from };
    // By whole lines: bytes that never become one are no sign of life.
    for await (const line of watchdog.listen(readLines(body))) {
      yield parseWatchLine(kubernetes.hub, kind, line);
    }
  } catch (error) {
    signal.throwIfAborted();
    // The transport only knows that we aborted it; the reason is what matters.
    const cause = control.signal.aborted ? control.signal.reason : error;
    throw translateError(cause, {
      peer: kubernetes.peer,
      right: rightTo('watch', kind, namespace),
      missing: notInstalled(kubernetes.peer, kind),
      remedies: kubernetes.remedies,
    });
  } finally {
    watchdog.stop();
    signal.removeEventListener('abort', follow);
    control.abort();
  }
}

async function openWatch(
  { open, deadlines }: Kubernetes,
  {
    kind,
    namespace,
    from,
  }: { kind: keyof Observed; namespace: string; from: string },
  signal: AbortSignal,
) {
  const { config } = open();
  const server = withoutEndSlash(config.getCurrentCluster()?.server ?? '');
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
  const response = await withDeadline(deadlines.connect, signal, async () => {
    const options: RequestOptions = { signal };
    // With the agent: certificates and a proxy, as for the other calls.
    await config.applyToHTTPSOptions(options);
    return send(url, options);
  });
  const { statusCode = 0, statusMessage = '' } = response;
  if (statusCode !== 200) {
    response.destroy();
    throw new StatusError(statusCode, statusMessage);
  }
  return response;
}

/** Redirects are not followed: our credentials must not be sent to another address. */
function send(url: URL, options: RequestOptions): Promise<IncomingMessage> {
  const request = httpsRequest(url, options);
  // What breaks after the answer has begun reaches us through its body.
  request.on('error', () => {});
  request.end();
  return new Promise((resolve, reject) => {
    request.once('response', resolve).once('error', reject);
  });
}
