import { ARGOSY } from '@argosy/plugin-deployments-common';
import type { Knex } from 'knex';
import { clean } from '../clean';
import { OF_TARGET } from './joinTargets';
import type { DeploymentSelector, LabelTerm } from '../records';

/** Which Applications an entity means, as SQL. Every part that is given must hold. */
export function whereSelector(
  query: Knex.QueryBuilder,
  { labels = [], ...columns }: DeploymentSelector,
): void {
  for (const [column, value] of Object.entries(columns)) {
    if (value !== undefined)
      query.where(`applications.${column}`, clean(value));
  }
  for (const term of labels) whereLabel(query, term);
}

const OURS = 'argosy.dev/';

const COLUMNS: Readonly<Record<string, string>> = {
  [ARGOSY.service]: OF_TARGET.service,
  [ARGOSY.environment]: OF_TARGET.environment,
  [ARGOSY.region]: OF_TARGET.region,
  [ARGOSY.cluster]: OF_TARGET.cluster,
};

/** Our own labels are answered from Git, whatever an Application wears. */
function whereGitSays(query: Knex.QueryBuilder, term: LabelTerm) {
  const column = COLUMNS[term.key];
  const values = 'values' in term ? term.values.map(clean) : [];
  switch (term.operator) {
    case 'in':
      if (column) query.whereIn(column, values);
      break;
    case 'exists':
      if (column) query.whereNotNull(column);
      break;
    case 'notin':
      if (!column) return;
      query.where(inner =>
        inner.whereNull(column).orWhereNotIn(column, values),
      );
      return;
    default:
      if (column) query.whereNull(column);
      return;
  }
  if (!column) query.whereRaw('1 = 0');
}

function whereLabel(query: Knex.QueryBuilder, term: LabelTerm) {
  if (term.key.startsWith(OURS)) {
    whereGitSays(query, term);
    return;
  }
  const matches = (labels: Knex.QueryBuilder) => {
    labels
      .select('application_id')
      .from('application_labels')
      .where('key', clean(term.key));
    if ('values' in term) labels.whereIn('value', term.values.map(clean));
  };
  // As in Kubernetes, `notin` holds where the label is absent.
  if (term.operator === 'in' || term.operator === 'exists') {
    query.whereIn('applications.id', matches);
  } else {
    query.whereNotIn('applications.id', matches);
  }
}
