import { Change } from '../model/change';
import { Deployment, ExpectedTarget } from '../model/deployment';
import { TimelineStep } from './timelineStep';

/** What happens on the hubs, counted over the targets of a Change. */
export function runSteps(
  change: Change,
  deployments: Deployment[],
  missing: ExpectedTarget[],
): TimelineStep[] {
  const all = change.targets.length;
  const existing = deployments.filter(deployment =>
    change.targets.some(target => isAt(target, deployment)),
  );
  const synced = existing.filter(({ sync }) => sync === 'Synced');
  const healthy = synced.filter(({ health }) => health === 'Healthy');
  const blocked = missing.find(
    expected =>
      expected.cause && change.targets.some(target => isAt(target, expected)),
  );
  return [
    count('Application generated', existing, all, {
      at: existing.map(
        ({ operation, changedAt }) => operation?.startedAt ?? changedAt,
      ),
      waits:
        'Argo CD generates the Applications from Git; usually within 15 seconds of the merge.',
      why: blocked?.cause?.message,
    }),
    count('Synced', synced, all, {
      at: synced.map(
        ({ operation, changedAt }) => operation?.finishedAt ?? changedAt,
      ),
      waits:
        sayProgress(existing, ({ sync }) => sync !== 'Synced') ??
        'Argo CD applies the files to the clusters; usually under a minute.',
      why: whyOf(existing.filter(({ sync }) => sync !== 'Synced')),
    }),
    count('Healthy', healthy, all, {
      at: healthy.map(({ changedAt }) => changedAt),
      waits:
        sayProgress(synced, ({ health }) => health !== 'Healthy') ??
        'The workloads start; usually within two minutes.',
      why: whyOf(synced.filter(({ health }) => health !== 'Healthy')),
    }),
  ];
}

const isAt = (
  target: { environment: string; cluster: string },
  there: { environment?: string; cluster: string },
) =>
  target.environment === there.environment && target.cluster === there.cluster;

const whyOf = (deployments: Deployment[]) => {
  const bad = deployments.find(({ cause }) => cause);
  return bad?.cause && `${bad.name}: ${bad.cause.message}`;
};

const sayProgress = (
  deployments: Deployment[],
  waits: (deployment: Deployment) => boolean,
) => {
  const moving = deployments.find(one => waits(one) && one.progress);
  return moving && `${moving.name}: ${moving.progress}`;
};

/** A step is done when it is so at every target; its time is that of the last one. */
function count(
  name: TimelineStep['name'],
  done: Deployment[],
  all: number,
  { at, waits, why }: { at: string[]; waits: string; why?: string },
): TimelineStep {
  if (done.length === all) return { name, state: 'done', at: at.sort().at(-1) };
  const sofar = `${done.length} of ${all}`;
  return why === undefined
    ? { name, state: 'running', detail: `${sofar}. ${waits}` }
    : { name, state: 'failed', detail: `${sofar}. ${why}` };
}
