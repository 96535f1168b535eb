import { NotAllowedError } from '@backstage/errors';
import type { Deadlines } from '../deadlines';
import { REMEDIES_OF_ARGO_CD } from '../errors/remedies';
import { StatusError } from '../errors/StatusError';
import { translateError } from '../errors/translateError';
import type { Call } from '../errors/translateError';
import { withDeadline } from '../deadlines';
import type { HubConfig } from '../../config';
import { readText } from '../../lib/readText';

/** A resource tree of twenty thousand nodes with long messages has 40 MB. */
const MOST_BYTES = 64_000_000;

/** Reads from Argo CD's own API: the body as JSON. */
export type ArgoCd = (
  path: string,
  right: string,
  signal: AbortSignal,
) => Promise<unknown>;

/** Argo CD's own API of a hub. If none is configured, every call fails with a message that says what to add. */
export function openArgoCd(config: HubConfig, deadlines: Deadlines): ArgoCd {
  const { argocd, name } = config;
  const peer = `Argo CD of hub ${name}`;
  return async (path, right, signal) => {
    if (!argocd) {
      throw new NotAllowedError(
        `Hub ${name} has no access to Argo CD's own API: add argocd with url and token to it in deployments.hubs.`,
      );
    }
    const call: Call = { peer, right, remedies: REMEDIES_OF_ARGO_CD };
    try {
      return await withDeadline(deadlines.call, signal, async cut => {
        const response = await fetch(`${argocd.url}${path}`, {
          headers: { Authorization: `Bearer ${argocd.token}` },
          // A redirect means a login page or another host: neither is an answer.
          redirect: 'manual',
          signal: cut,
        });
        if (!response.ok) {
          await response.body?.cancel();
          throw new StatusError(response.status, response.statusText);
        }
        return JSON.parse(await readText(response, MOST_BYTES));
      });
    } catch (error) {
      signal.throwIfAborted();
      throw translateError(error, call);
    }
  };
}
