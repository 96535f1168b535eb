import { upsert } from '../chunks';
import { clean } from '../clean';
import type { Store } from '../store';
import type { CommitRow } from '../tables';

/** Keeps who wrote which commit, and when. */
export async function saveCommits(
  { knex }: Store,
  commits: CommitRow[],
): Promise<void> {
  const bySha = new Map(
    commits.map(({ sha, author, message, time }) => [
      sha,
      { sha, author: clean(author), message: clean(message), time },
    ]),
  );
  await upsert<CommitRow>(knex, 'commits', ['sha'], [...bySha.values()]);
}
