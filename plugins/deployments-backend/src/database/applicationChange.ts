import type { ApplicationRow } from './tables';

type Columns = Array<keyof ApplicationRow>;

const differ = (a: ApplicationRow, b: ApplicationRow, columns: Columns) =>
  columns.some(column => a[column] !== b[column]);

const phaseOf = ({ operation }: ApplicationRow): unknown =>
  operation === null ? undefined : JSON.parse(operation).phase;

/** Whether `changed_at` moves: sync, health, images or the phase of the operation. */
export const isStateChange = (before: ApplicationRow, after: ApplicationRow) =>
  differ(before, after, ['sync', 'health', 'images']) ||
  phaseOf(before) !== phaseOf(after);

/** Whether what the resource tree said may no longer hold. */
export const isTreeOutdated = (before: ApplicationRow, after: ApplicationRow) =>
  differ(before, after, [
    'uid',
    'sync',
    'health',
    'images',
    'operation',
    'cause',
  ]);

/** Whether somebody who looks at it sees something new. The revision alone is not: every commit moves it everywhere. */
export const isVisibleChange = (
  before: ApplicationRow | undefined,
  after: ApplicationRow,
) =>
  before === undefined ||
  differ(before, after, [
    'sync',
    'health',
    'images',
    'operation',
    'cause',
    'progress',
    'tree_cause',
    'tree_progress',
    'service',
    'environment',
    'region',
    'cluster',
  ]);
