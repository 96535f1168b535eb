import { stringifyError } from '@backstage/errors';
import type { HubContext } from './types';

const POLL_EVERY_MS = 60_000;

/**
 * Keeps the names of the AppProjects of a hub, so that none that stands outside Git is overwritten. Without access to
 * Argo CD's own API they are not known. Ends with the signal.
 */
export async function pollAppProjects(
  context: HubContext,
  signal: AbortSignal,
): Promise<void> {
  const { hub, readModel, clock, logger } = context;
  let logged = '';
  while (hub.details && !signal.aborted) {
    const outcome = await readNames(context, signal);
    if (signal.aborted) return;
    if (outcome.names) {
      await readModel.saveAppProjects(hub.name, outcome.names);
      logged = '';
    } else if (outcome.trouble !== logged) {
      // Once, not every minute.
      logged = outcome.trouble;
      logger.warn(
        `The AppProjects of hub ${hub.name} stay as last read: ${logged}`,
      );
    }
    await clock.sleep(POLL_EVERY_MS, signal);
  }
}

async function readNames(
  { hub }: HubContext,
  signal: AbortSignal,
): Promise<{ names: string[] } | { names?: undefined; trouble: string }> {
  try {
    return { names: await hub.listAppProjects(signal) };
  } catch (error) {
    return { trouble: stringifyError(error) };
  }
}
