import { ResourceTree } from './observation';

type Node = ResourceTree['nodes'][number];

/** Where a paused Rollout stands: its step where Argo CD shows it, else its Pods. */
export function pauseOf({ nodes }: ResourceTree): string | undefined {
  const rollout = nodes.find(
    ({ kind, health }) => kind === 'Rollout' && health?.status === 'Suspended',
  );
  if (!rollout) return undefined;
  const message = rollout.health?.message ?? '';
  if (message === 'BlueGreenPause') {
    return 'The new version is up beside the old one, and waits to be promoted.';
  }
  if (message !== 'CanaryPauseStep') return message || undefined;
  const where = [stepOf(rollout), podsOf(rollout, nodes)].filter(Boolean);
  return `Canary pause${where.length > 0 ? `: ${where.join(', ')}` : ''}; waits for its time or a person.`;
}

function stepOf({ info }: Node): string | undefined {
  const valueOf = (name: RegExp) => info.find(i => name.test(i.name))?.value;
  const step = /^(?:Step:)?\s*(\d+)\/(\d+)$/.exec(valueOf(/step/i) ?? '');
  const weight = /(?<!\d)(\d+)\s*%?$/.exec(valueOf(/weight/i) ?? '');
  const parts = [
    step && `step ${step[1]} of ${step[2]}`,
    weight && `${weight[1]} %`,
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(', ') : undefined;
}

/** Pods of the newest ReplicaSet: `1 of 5 Pods run the new version`. */
function podsOf({ name }: Node, nodes: Node[]): string | undefined {
  const sets = nodes
    .filter(
      ({ kind, name: set }) =>
        kind === 'ReplicaSet' && set.startsWith(`${name}-`),
    )
    .sort((a, b) => revisionOf(b) - revisionOf(a))
    .slice(0, 20);
  if (sets.length < 2) return undefined;
  const podsIn = (prefix: string) =>
    nodes.filter(n => n.kind === 'Pod' && n.name.startsWith(`${prefix}-`))
      .length;
  const all = sets.reduce((sum, set) => sum + podsIn(set.name), 0);
  return all > 0
    ? `${podsIn(sets[0].name)} of ${all} Pods run the new version`
    : undefined;
}

const revisionOf = ({ info }: Node) =>
  Number(
    /Rev:(\d+)/.exec(info.find(i => i.name === 'Revision')?.value ?? '')?.[1] ??
      0,
  );
