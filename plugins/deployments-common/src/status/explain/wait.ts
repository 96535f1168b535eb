import { Cause } from '../../model/deployment';
import { ApplicationObservation, ResourceTree } from '../observation';
import { explainFailure } from './failure';

const HOOK =
  /^waiting for completion of hook (?:(?<group>[^/\s]*)\/)?(?<kind>\w+)\/(?<name>\S+?)(?: and (?<more>\d+) more hooks?)?\.?$/;
const HEALTH =
  /^waiting for healthy state of (?:(?<group>[^/\s]*)\/)?(?<kind>\w+)\/(?<name>\S+?)(?: and (?<more>\d+) more resources?)?\.?$/;
const DELETION =
  /^waiting for deletion of (?:(?<group>[^/\s]*)\/)?(?<kind>\w+)\/(?<name>\S+?)(?: and (?<more>\d+) more (?:hooks?|resources?))?\.?$/;

/** What a running sync waits for. A hook that failed looks like one that runs: only the tree tells. */
export function explainWait(
  message: string,
  observation: ApplicationObservation,
  tree: ResourceTree | undefined,
): { cause?: Cause; progress?: string } {
  const hook = HOOK.exec(message)?.groups;
  if (hook) return explainHook(hook, observation, tree);
  const health = HEALTH.exec(message)?.groups;
  if (health) {
    return { progress: `Waits until ${nameOf(health)} is healthy.` };
  }
  const deletion = DELETION.exec(message)?.groups;
  if (deletion) return { progress: `Waits until ${nameOf(deletion)} is gone.` };
  return { progress: message || 'Argo CD is syncing it.' };
}

function explainHook(
  hook: Record<string, string>,
  observation: ApplicationObservation,
  tree: ResourceTree | undefined,
): { cause?: Cause; progress?: string } {
  const { kind, name } = hook;
  const node = tree?.nodes.find(n => n.kind === kind && n.name === name);
  if (node?.health?.status === 'Degraded') {
    const failure = {
      kind,
      name,
      hook: true,
      message: node.health.message ?? 'it failed',
    };
    return {
      cause: explainFailure({ failures: [failure] }),
      progress: 'Argo CD will try again, or give up after its last attempt.',
    };
  }
  const failed = observation.failures.filter(failure => failure.hook);
  const cause = explainFailure({ failures: failed });
  const hasPod = tree?.nodes.some(
    n => n.kind === 'Pod' && n.name.startsWith(`${name}-`),
  );
  const hint =
    node && kind === 'Job' && !hasPod ? ', which has no Pod yet' : '';
  return {
    ...(cause && { cause }),
    progress: `Waits for the hook ${nameOf(hook)}${hint}.`,
  };
}

const nameOf = ({ kind, name, more }: Record<string, string>) =>
  `${kind} ${name}${more ? ` and ${more} more` : ''}`;
