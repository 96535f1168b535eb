import type { Knex } from 'knex';
import type { JoinedRow } from './toDeployment';

/** Applications with the commits of their revisions. */
export const selectDeployments = (
  knex: Knex,
): Knex.QueryBuilder<JoinedRow, JoinedRow[]> =>
  knex('applications')
    .leftJoin('commits', 'commits.sha', 'applications.revision')
    .select(
      'applications.*',
      'commits.author as commit_author',
      'commits.message as commit_message',
      'commits.time as commit_time',
    );
