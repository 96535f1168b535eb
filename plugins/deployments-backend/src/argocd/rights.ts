import { GROUP } from './kinds';
import type { Observed } from './types';

/** A right as an RBAC rule says it. */
export const rightTo = (
  verb: 'list' | 'watch' | 'patch',
  kind: keyof Observed,
  namespace: string,
) => `${verb} ${kind}.${GROUP} in namespace ${namespace}`;

/** What a 404 on the kind itself means. */
export const notInstalled = (peer: string, kind: keyof Observed) =>
  `${peer} knows no ${kind}.${GROUP} (404): the CRDs of Argo CD are not installed there. Install Argo CD, or correct in deployments.hubs where the hub is.`;
