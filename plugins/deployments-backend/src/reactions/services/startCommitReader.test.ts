import { mockServices } from '@backstage/backend-test-utils';
import type { CommitInfo } from '../../git/types';
import { manualClock } from '../../lib/__testUtils__/manualClock';
import { startCommitReader } from './startCommitReader';

it('describes unknown revisions, and asks seldom for those that are not there', async () => {
  const clock = manualClock();
  const unknown = new Set(['aaa', 'foreign']);
  const saved: CommitInfo[] = [];
  const asked: string[] = [];
  const reading = startCommitReader({
    repository: {
      async describeCommit(sha) {
        asked.push(sha);
        return sha === 'foreign'
          ? undefined
          : {
              sha,
              author: 'Ada',
              message: 'Bump',
              time: '2026-11-21T10:00:00Z',
            };
      },
    },
    readModel: {
      listUnknownRevisions: async () => [...unknown],
      async saveCommits(commits) {
        for (const commit of commits) {
          saved.push(commit);
          unknown.delete(commit.sha);
        }
      },
    },
    logger: mockServices.logger.mock(),
    clock,
  });
  await clock.advance(60_000);
  expect(saved.map(({ sha }) => sha)).toEqual(['aaa']);
  expect(asked).toEqual(['aaa', 'foreign']);

  unknown.add('bbb');
  await reading.trigger();
  expect(asked).toEqual(['aaa', 'foreign', 'bbb']);
  await clock.advance(600_000);
  expect(asked.filter(sha => sha === 'foreign')).toHaveLength(2);
  await reading.stop();
});
