import { ARGOSY } from '@argosy/plugin-deployments-common';
import type { Knex } from 'knex';
import { clean } from '../clean';
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

function whereLabel(query: Knex.QueryBuilder, term: LabelTerm) {
  // Nearly every card asks for this one: it has a column and an index of its own.
  if (term.key === ARGOSY.service && term.operator === 'in') {
    const named = term.values.map(clean).filter(Boolean);
    if (named.length === term.values.length) {
      query.whereIn('applications.service', named);
      return;
    }
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
