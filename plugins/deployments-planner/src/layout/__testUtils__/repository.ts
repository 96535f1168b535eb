import type { Snapshot } from '../../repository/snapshot';
import { Layout } from '../planLayout';

/** A repository in memory: files, and edits written to them. */
export const snapshotOf = (files: ReadonlyMap<string, string>): Snapshot => ({
  commit: '0'.repeat(40),
  paths: [...files.keys()],
  files,
});

export const EMPTY = snapshotOf(new Map());

/** The repository after the edits. */
export function write(
  snapshot: Snapshot,
  { edits }: Pick<Layout, 'edits'>,
): Snapshot {
  const files = new Map(snapshot.files);
  for (const [path, content] of edits) {
    if (content === null) files.delete(path);
    else files.set(path, content);
  }
  return snapshotOf(files);
}
