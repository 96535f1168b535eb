import {
  Change,
  TimelineStep,
  timeline,
} from '@argosy/plugin-deployments-common';
import { Answer } from './board';

/** What the body of the card shows. */
type Stage = 'board' | 'creating' | 'unannotated' | 'unmatched';

/** A creation that is not finished, with its steps. */
export interface Creation {
  change: Change;
  steps: TimelineStep[];
}

/** Later than this after the merge, a service that is not well has a cause of its own. */
const CREATION_MS = 60 * 60 * 1000;

/** Decides what to show; `creation` is what {@link creationOf} found. */
export function stageOf(answer: Answer, creation?: Creation): Stage {
  if (answer.items.length > 0 || answer.missing.length > 0) return 'board';
  if (creation) return 'creating';
  return answer.match?.by === 'none' ? 'unannotated' : 'unmatched';
}

/**
 * The newest Change that creates the service, as long as its targets were not yet all Healthy at once.
 * @param now - epoch milliseconds
 */
export function creationOf(answer: Answer, now: number): Creation | undefined {
  const [change] = answer.changes
    .filter(({ operation }) => operation === 'create-service')
    .sort((a, b) => b.createdAt.localeCompare(a.createdAt));
  if (!change) return undefined;
  const runs = answer.items.length > 0;
  if (runs && (change.state === 'closed' || change.state === 'failed'))
    return undefined;
  if (change.healthyAt) return undefined;
  const shown = runs || answer.missing.length > 0;
  if (
    shown &&
    change.mergedAt &&
    now - Date.parse(change.mergedAt) > CREATION_MS
  )
    return undefined;
  const steps = timeline(change, answer.items, answer.missing);
  return steps.every(step => step.state === 'done')
    ? undefined
    : { change, steps };
}
