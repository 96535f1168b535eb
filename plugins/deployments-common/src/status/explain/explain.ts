import { Cause } from '../../model/deployment';
import { explainConditions } from './conditions';
import { explainOperation } from './operation';
import { explainState } from './state';
import { explainTree } from './tree';
import { ApplicationObservation, ResourceTree } from '../observation';
import { progressOf } from '../progressOf';

/** Why an Application is not well, and what is going on. @public */
export interface Explanation {
  cause?: Cause;
  /** A sentence, where it moves or waits. */
  progress?: string;
}

/**
 * The sentences of the card for one Application: from its operation and failed hook, its conditions,
 * the first Degraded resource of the tree, and last from Argo CD's own words.
 * @public
 */
export function explain(
  observation: ApplicationObservation,
  tree?: ResourceTree,
): Explanation {
  if (observation.deleting) {
    return { progress: 'Argo CD is removing it, and what it runs.' };
  }
  const operation = explainOperation(observation, tree);
  const cause =
    operation.cause ??
    explainConditions(observation) ??
    (tree && explainTree(observation, tree)) ??
    explainState(observation, tree);
  const progress = operation.progress ?? progressOf(observation, tree, cause);
  return { ...(cause && { cause }), ...(progress && { progress }) };
}
