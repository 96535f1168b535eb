import type { HubStatus } from '@argosy/plugin-deployments-common';
import type { Caller } from './Operation';

/** What cannot be read is nobody's: who may see a part of the Deployments only learns how many there are. */
export const visibleHub = (
  { unreadable, ...hub }: HubStatus,
  { filter }: Pick<Caller, 'filter'>,
): HubStatus => ({
  ...hub,
  ...(unreadable && {
    unreadable: filter ? { ...unreadable, first: [] } : unreadable,
  }),
});
