import { ExpandedSet, Expansion, ExpansionProblem } from '../expansion';
import { Finding } from '@argosy/plugin-deployments-common';

/** What would keep Argo CD from making, or from syncing, the Applications of a service. */
export function checkExpansion(
  service: string,
  before: Expansion,
  after: Expansion,
): Finding[] {
  const known = new Map(before.sets.map(set => [set.file, set]));
  return [
    ...after.unreadable.map(unreadable),
    ...after.sets.flatMap(set => checkSet(service, known.get(set.file), set)),
  ];
}

const unreadable = ({
  file,
  message,
}: Expansion['unreadable'][number]): Finding => ({
  severity: 'error',
  path: file,
  message: `Argo CD cannot read this file: ${message}`,
  remedy: 'Correct it, or restore it from the history of the repository.',
});

function checkSet(
  service: string,
  before: ExpandedSet | undefined,
  set: ExpandedSet,
): Finding[] {
  if (set.stopped && set.problem) return [stopped(set, set.problem)];
  const own = `services/${service}/`;
  const refusedBefore = new Set(
    before?.refused.map(({ name, file }) => `${file} ${name}`),
  );
  const refused = set.refused.filter(
    ({ name, file }) =>
      file.startsWith(own) || !refusedBefore.has(`${file} ${name}`),
  );
  const denied = set.applications.filter(({ file }) => file.startsWith(own));
  return [...refused, ...denied].flatMap(({ name, problem }) =>
    problem ? [refusal(set, name, problem)] : [],
  );
}

const stopped = (set: ExpandedSet, problem: ExpansionProblem): Finding => ({
  severity: problem.type === 'PreviewLimit' ? 'warning' : 'error',
  path: problem.file ?? set.file,
  message:
    problem.type === 'PreviewLimit'
      ? `It is not known which Applications the ApplicationSet ${set.name} generates. ${problem.message}`
      : `The ApplicationSet ${set.name} would generate nothing. Argo CD would say: ${problem.message}`,
  remedy:
    problem.type === 'PreviewLimit'
      ? 'Look at the ApplicationSet in Argo CD after the change.'
      : 'Correct this file first; until then nothing of the set is created or removed.',
});

const refusal = (
  set: ExpandedSet,
  name: string,
  problem: ExpansionProblem,
): Finding => ({
  severity: 'error',
  path: problem.file ?? set.file,
  message: `Argo CD would refuse the Application ${name}: ${problem.message}`,
  remedy: 'Choose another name or target, or correct the file.',
});
