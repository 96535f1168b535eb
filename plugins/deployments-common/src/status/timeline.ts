import { Change } from '../model/change';
import { Deployment, ExpectedTarget } from '../model/deployment';
import { changeSteps } from './changeSteps';
import { runSteps } from './runSteps';
import { TimelineStep } from './timelineStep';

/**
 * From a Change to a service that is Healthy in each of the Change's targets.
 * @param deployments - those of the service
 * @param missing - targets without an Application, with the reason where one is known
 * @public
 */
export function timeline(
  change: Change,
  deployments: Deployment[],
  missing: ExpectedTarget[],
): TimelineStep[] {
  const steps = [
    ...changeSteps(change),
    ...runSteps(change, deployments, missing),
  ];
  const open = steps.findIndex(step => step.state !== 'done');
  // What comes after an unfinished step waits for it, whatever was observed.
  return steps.map((step, at) =>
    open !== -1 && at > open && step.state !== 'failed'
      ? { name: step.name, state: 'waiting' }
      : step,
  );
}
