import { ResourceTree } from './observation';

type Node = ResourceTree['nodes'][number];

const WORKLOADS = ['Rollout', 'Deployment', 'StatefulSet', 'DaemonSet'];

/** How far the first workload that progresses is: `2 of 3 replicas ready`. */
export function replicasOf({ nodes }: ResourceTree): string | undefined {
  const moving = nodes.filter(node => node.health?.status === 'Progressing');
  const workload = moving.find(({ kind }) => WORKLOADS.includes(kind));
  if (!workload) {
    const [first] = moving;
    return first && `${first.kind} ${first.name} is not ready yet.`;
  }
  return (
    sayMessage(workload.health?.message ?? '') ??
    countPods(workload, nodes) ??
    workload.health?.message
  );
}

const SENTENCES: Array<[RegExp, (groups: Record<string, string>) => string]> = [
  [
    /(?<!\d)(?<n>\d+) (?:out )?of (?<all>\d+) (?:updated replicas|updated pods|pods) are (?:available|ready)/,
    ({ n, all }) => `${n} of ${all} replicas ready`,
  ],
  [
    /(?<!\d)(?<n>\d+) out of (?<all>\d+) new (?:replicas|pods) have been updated/,
    ({ n, all }) => `${n} of ${all} replicas updated`,
  ],
  [
    /(?<!\d)(?<n>\d+) old replicas are pending termination/,
    ({ n }) =>
      `${n} old ${n === '1' ? 'replica is' : 'replicas are'} still stopping`,
  ],
  [
    /rollout spec update to be observed/,
    () =>
      'Waits for the Argo Rollouts controller; does one run in this cluster?',
  ],
  [
    /active service cutover pending/,
    () => 'The new version is ready and takes over the traffic',
  ],
];

function sayMessage(message: string): string | undefined {
  for (const [when, say] of SENTENCES) {
    const match = when.exec(message);
    if (match) return say(match.groups ?? {});
  }
  return undefined;
}

function countPods({ name }: Node, nodes: Node[]): string | undefined {
  const pods = nodes.filter(
    node => node.kind === 'Pod' && node.name.startsWith(`${name}-`),
  );
  if (pods.length === 0) return undefined;
  const ready = pods.filter(pod => pod.health?.status === 'Healthy').length;
  return `${ready} of ${pods.length} replicas ready`;
}
