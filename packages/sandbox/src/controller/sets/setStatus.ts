import type { ExpansionProblem } from '@argosy/plugin-deployments-planner';
import { objects, text } from '@argosy/control-plane';
import type { JsonObject } from '@argosy/control-plane';
import type { ApiObject } from '../../kubernetes/objects';
import { GROUP, VERSION } from '../../kubernetes/kinds';
import { timestamp } from '../../kubernetes/Resources';

const GENERATED = 'All applications have been generated successfully';

/** Reasons with which Argo CD fails before it has parameters. */
const BEFORE_PARAMETERS = [
  'ApplicationGenerationFromParamsError',
  'RenderTemplateParamsError',
];

/** Why a set fails, as its conditions say it. */
export type Problem = Pick<ExpansionProblem, 'reason' | 'message'>;

function conditions(problem: Problem | undefined): JsonObject[] {
  const of = (
    type: string,
    status: string,
    reason: string,
    message: string,
  ) => ({
    type,
    status,
    reason,
    message,
  });
  const parameters = of(
    'ParametersGenerated',
    'True',
    'ParametersGenerated',
    'Successfully generated parameters for all Applications',
  );
  if (!problem) {
    return [
      of('ErrorOccurred', 'False', 'ApplicationSetUpToDate', GENERATED),
      parameters,
      of('ResourcesUpToDate', 'True', 'ApplicationSetUpToDate', GENERATED),
    ];
  }
  const { reason, message } = problem;
  return [
    of('ErrorOccurred', 'True', reason, message),
    BEFORE_PARAMETERS.includes(reason)
      ? of('ParametersGenerated', 'False', 'ErrorOccurred', message)
      : parameters,
    of('ResourcesUpToDate', 'False', 'ErrorOccurred', message),
  ];
}

const resource = ({ metadata, status }: ApiObject): JsonObject => ({
  group: GROUP,
  version: VERSION,
  kind: 'Application',
  name: metadata.name,
  namespace: metadata.namespace,
  status: text(status, 'sync', 'status') ?? 'Unknown',
  health: { status: text(status, 'health', 'status') ?? 'Unknown' },
});

/** Makes the status of a set as Argo CD writes it. A condition that has not changed keeps its time. */
export function setStatus(
  set: ApiObject,
  applications: ApiObject[],
  problem: Problem | undefined,
): JsonObject {
  const before = objects(set.status, 'conditions');
  return {
    conditions: conditions(problem).map(condition => {
      const same = before.find(
        each =>
          each.type === condition.type &&
          each.status === condition.status &&
          each.message === condition.message,
      );
      return {
        ...condition,
        lastTransitionTime: same?.lastTransitionTime ?? timestamp(),
      };
    }),
    health: {
      status: problem ? 'Degraded' : 'Healthy',
      message: problem?.message ?? GENERATED,
    },
    resources: applications.map(resource),
    resourcesCount: applications.length,
  };
}
