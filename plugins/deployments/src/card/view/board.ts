import { listDeployments, OutputOf } from '@argosy/plugin-deployments-common';
import { applicationOf } from './place';
import { absent, existing, Target } from './target';

/** What the card asks for. */
export type Answer = OutputOf<typeof listDeployments>;

/** The targets of one environment, by region. */
export interface Row {
  environment: string;
  title: string;
  cells: Map<string, Target[]>;
}

interface Arranged {
  rows: Row[];
  /** All of them, in no order. */
  targets: Target[];
}

/** Environments by regions. */
export interface MatrixBoard extends Arranged {
  shape: 'matrix';
  regions: string[];
}

/** One below the other; `by` says what tells them apart. */
export interface ListBoard extends Arranged {
  shape: 'list';
  by: 'place' | 'application';
}

/** Targets as the card shows them; a list where a matrix would have one row or one column. */
export type Board = MatrixBoard | ListBoard;

/** Key of the row for Deployments without an environment. */
const OTHER = '';

/** Arranges the answer of list-deployments for the card. */
export function arrange(answer: Answer): Board {
  const targets: Target[] = [
    ...answer.items.map(item => existing(item, answer.hubs)),
    ...answer.missing.map(absent),
  ];
  const regions = [...new Set(targets.map(target => target.region))].sort(
    byName,
  );
  const rows = rowsOf(targets, answer.environments);
  // Applications that others made carry no labels of ours: names are all there is.
  if (targets.every(target => !target.environment))
    return { shape: 'list', by: 'application', rows, targets };
  if (rows.length === 1 || regions.length === 1)
    return { shape: 'list', by: 'place', rows, targets };
  return { shape: 'matrix', rows, regions, targets };
}

/** The same targets one below the other, where a matrix has no room. */
export const asList = ({ rows, targets }: Board): ListBoard => ({
  shape: 'list',
  by: 'place',
  rows,
  targets,
});

function rowsOf(
  targets: Target[],
  environments: Answer['environments'],
): Row[] {
  const known = environments.map(environment => environment.name);
  const unknown = [
    ...new Set(targets.map(target => target.environment ?? OTHER)),
  ]
    .filter(name => name !== OTHER && !known.includes(name))
    .sort(byName);
  const titles = new Map(environments.map(({ name, title }) => [name, title]));
  return [...known, ...unknown, OTHER]
    .map(name => ({
      environment: name,
      title: titles.get(name) ?? name,
      cells: byRegion(targets.filter(t => (t.environment ?? OTHER) === name)),
    }))
    .filter(row => row.cells.size > 0);
}

function byRegion(targets: Target[]) {
  const cells = new Map<string, Target[]>();
  for (const target of targets)
    cells.set(target.region, [...(cells.get(target.region) ?? []), target]);
  for (const cell of cells.values()) cell.sort(byPlace);
  return new Map([...cells].sort(([a], [b]) => byName(a, b)));
}

const byName = (a: string, b: string) =>
  a.localeCompare(b, 'en', { numeric: true });
const byPlace = (a: Target, b: Target) =>
  byName(a.cluster, b.cluster) || byName(applicationOf(a), applicationOf(b));
