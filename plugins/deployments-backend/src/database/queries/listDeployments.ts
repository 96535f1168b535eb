import type { Deployment } from '@argosy/plugin-deployments-common';
import { InputError } from '@backstage/errors';
import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import { z } from 'zod';
import { withCause } from '../../lib/errors/withCause';
import { clean } from '../clean';
import type { Store } from '../store';
import { selectDeployments, toDeployment } from '../applications/toDeployment';
import type { DeploymentFilter, DeploymentSelector } from '../records';
import { whereCriteria } from '../applications/whereCriteria';
import { whereSelector } from '../applications/whereSelector';

const ORDER = ['hub', 'namespace', 'name'].map(c => `applications.${c}`);

/** One page, in the order of hub, namespace and name. Errors: `InputError` for a cursor that it never returned. */
export async function listDeployments(
  store: Store,
  query: {
    selector: DeploymentSelector;
    filter?: PermissionCriteria<DeploymentFilter>;
    cursor?: string;
    limit: number;
  },
): Promise<{ items: Deployment[]; nextCursor?: string }> {
  const { selector, filter, cursor, limit } = query;
  const select = selectDeployments(store)
    .orderBy(ORDER)
    .limit(limit + 1);
  whereSelector(select, selector);
  if (filter) select.andWhere(inner => whereCriteria(inner, filter));
  if (cursor !== undefined) {
    const { hub, namespace, name } = fromCursor(cursor);
    select.whereRaw('(??, ??, ??) > (?, ?, ?)', [
      ...ORDER,
      hub,
      namespace,
      name,
    ]);
  }
  const rows = await select;
  const page = rows.slice(0, limit);
  return {
    items: page.map(row => toDeployment(row, store.hubs)),
    ...(rows.length > limit && { nextCursor: toCursor(page[page.length - 1]) }),
  };
}

const place = z.object({
  hub: z.string(),
  namespace: z.string(),
  name: z.string(),
});

/** The last row of a page. The next page starts behind it, whatever was written in between. */
type Place = z.infer<typeof place>;

const toCursor = ({ hub, namespace, name }: Place) =>
  Buffer.from(JSON.stringify({ hub, namespace, name })).toString('base64url');

function fromCursor(cursor: string): Place {
  try {
    const { hub, namespace, name } = place.parse(
      JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')),
    );
    return { hub: clean(hub), namespace: clean(namespace), name: clean(name) };
  } catch (cause) {
    throw withCause(
      new InputError(
        'The cursor is not one that an earlier page returned; leave it out to start with the first page',
      ),
      cause,
    );
  }
}
