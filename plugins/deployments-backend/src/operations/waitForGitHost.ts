import { isError } from '@backstage/errors';
import type { ChangeRow } from '../database/types';
import type { Rooms } from './operation';

const SINCE = /^Waits for the Git host since ([^;]+);/;

/** Whether it may go better later, without anybody changing anything. */
export const isAway = (error: unknown): error is Error =>
  isError(error) && error.name === 'ServiceUnavailableError';

/**
 * Leaves a Change to be written when the Git host is back, and notes on it what it waits for and since when.
 * Undefined for one that nobody writes any more: it is open, or somebody else has finished it meanwhile.
 */
export async function waitForGitHost(
  { readModel, notifier, now }: Pick<Rooms, 'readModel' | 'notifier' | 'now'>,
  { id, service }: ChangeRow,
  cause: Error,
): Promise<ChangeRow | undefined> {
  const rows = await readModel.listChanges({ service, states: ['writing'] });
  const row = rows.find(one => one.id === id);
  if (row === undefined) return undefined;
  const minute = now().toISOString().slice(0, 16).replace('T', ' ');
  const [, since = `${minute} UTC`] = SINCE.exec(row.message ?? '') ?? [];
  const message = `Waits for the Git host since ${since}; it is written as soon as the host is back, and nobody has to ask again. ${cause.message}`;
  if (row.message === message) return row;
  const waiting = { ...row, message };
  await readModel.saveChange(waiting);
  notifier.changed([`change/${service}`]);
  notifier.servicesChanged();
  return waiting;
}
