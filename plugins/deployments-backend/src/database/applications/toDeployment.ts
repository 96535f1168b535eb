import type { Cause, Deployment } from '@argosy/plugin-deployments-common';
import type { Knex } from 'knex';
import type { KnownHub, Store } from '../store';
import type { ApplicationRow, CommitRow } from '../tables';
import { joinTargets, OF_TARGET } from './joinTargets';
import { withoutEndSlash } from '../../lib/withoutEndSlash';

/** A row of Applications, with the commit of its revision where one is known. */
type JoinedRow = Omit<ApplicationRow, 'service' | 'environment' | 'region'> & {
  [C in Exclude<keyof CommitRow, 'sha'> as `commit_${C}`]: string | null;
} & {
  [C in 'service' | 'environment' | 'region' as `target_${C}`]: string | null;
} & { owner?: string | null };

/** Applications with the commits of their revisions, and the service that has them in Git. */
export function selectDeployments(
  store: Pick<Store, 'knex' | 'hubs'>,
): Knex.QueryBuilder<JoinedRow, JoinedRow[]> {
  const query = store
    .knex('applications')
    .leftJoin('commits', 'commits.sha', 'applications.revision')
    .select(
      'applications.*',
      `${OF_TARGET.service} as target_service`,
      `${OF_TARGET.environment} as target_environment`,
      `${OF_TARGET.region} as target_region`,
      'commits.author as commit_author',
      'commits.message as commit_message',
      'commits.time as commit_time',
    );
  joinTargets(query, store);
  return query;
}

/** What the resource tree says is more exact than conditions, so it wins. */
export function toDeployment(
  row: JoinedRow,
  hubs: readonly KnownHub[],
): Deployment {
  const operation: Deployment['operation'] = parse(row.operation);
  const cause: Cause | undefined = parse(row.tree_cause ?? row.cause);
  const images: string[] = JSON.parse(row.images);
  return {
    hub: row.hub,
    namespace: row.namespace,
    name: row.name,
    cluster: row.cluster,
    project: row.project,
    sync: row.sync,
    health: row.health,
    images,
    changedAt: row.changed_at,
    observedAt: row.observed_at,
    ...present('service', row.target_service),
    ...present('environment', row.target_environment),
    ...present('region', row.target_region),
    ...present('targetNamespace', row.target_namespace),
    ...present('progress', row.tree_progress ?? row.progress),
    ...present('url', pageOf(row, hubs)),
    ...(operation && { operation }),
    ...(cause && { cause }),
    ...(row.revision && {
      revision: {
        sha: row.revision,
        ...present('author', row.commit_author),
        ...present('message', row.commit_message),
        ...present('time', row.commit_time),
      },
    }),
  };
}

const parse = (json: string | null) =>
  json === null ? undefined : JSON.parse(json);

/** An optional field, absent rather than empty. */
function present<K extends string>(key: K, value: string | null | undefined) {
  return (value === null || value === undefined ? {} : { [key]: value }) as {
    [P in K]?: string;
  };
}

function pageOf(
  { hub, namespace, name }: JoinedRow,
  hubs: readonly KnownHub[],
) {
  const url = hubs.find(known => known.name === hub)?.url;
  if (url === undefined) return undefined;
  const path = [namespace, name].map(encodeURIComponent).join('/');
  return `${withoutEndSlash(url)}/applications/${path}`;
}
