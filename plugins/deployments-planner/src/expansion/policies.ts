import { ExpandedSet } from './types';

/** Whether a set changes Applications that stand. */
export const updates = ({ policy }: ExpandedSet) =>
  policy === 'sync' || policy === 'create-update';

const keeps = ({ policy }: ExpandedSet) =>
  policy === 'create-only' || policy === 'create-update';

/** A refusal by the API ends the controller's round before it deletes. */
const halted = ({ problem }: ExpandedSet) =>
  problem?.reason === 'UpdateApplicationError' ||
  problem?.reason === 'CreateApplicationError';

/** Whether a set deletes its Applications that it no longer generates. */
export const deletesLeft = (set: ExpandedSet) =>
  !set.stopped && !halted(set) && !keeps(set);

/** Whether an Application goes that a set generated before, and that it does not generate after. Undefined: the set is gone. */
export const deletes = (before: ExpandedSet, after: ExpandedSet | undefined) =>
  after ? deletesLeft(after) : !(before.finalizer && keeps(before));
