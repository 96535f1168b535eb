import type { ApplicationRow } from '../tables';

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

/**
 * What may move without anybody seeing something new. The revision is among it, since every commit moves it everywhere;
 * labels are only searched. A column that is not listed here counts.
 */
const UNSEEN: ReadonlySet<string> = new Set<keyof ApplicationRow>([
  'id',
  'hub',
  'namespace',
  'name',
  'uid',
  'labels',
  'revision',
  'changed_at',
  'observed_at',
]);

/** Whether somebody who looks at it sees something new. */
export function isVisibleChange(
  before: ApplicationRow | undefined,
  after: ApplicationRow,
): boolean {
  if (before === undefined) return true;
  const old: Record<string, unknown> = { ...before };
  return Object.entries(after).some(
    ([column, value]) => !UNSEEN.has(column) && old[column] !== value,
  );
}
