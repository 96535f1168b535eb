import { createHash } from 'node:crypto';
import type { JsonObject } from '@argosy/control-plane';
import type { LiveApplication } from '../controller/applications/LiveApplications';
import type { Rendered } from '../controller/repository/renderOverlay';

export interface TreeRequest {
  uid: string;
  namespace: string;
  live: LiveApplication;
  /** The message of the fault, if there is one. */
  degraded?: string;
}

export const hash = (...parts: string[]) =>
  createHash('sha256').update(parts.join('/')).digest('hex');

export const uidOf = (...parts: string[]) =>
  hash(...parts).replace(
    /^(.{8})(.{4})(.{4})(.{4})(.{12}).*/,
    '$1-$2-$3-$4-$5',
  );

/** Makes the node of a resource, without its health. */
export function treeNode(request: TreeRequest, resource: Rendered): JsonObject {
  const { group, version, kind, name } = resource;
  return {
    ...(group ? { group } : {}),
    version,
    kind,
    namespace: request.namespace,
    name,
    uid: uidOf(request.uid, kind, name),
    resourceVersion: String(request.live.release),
    createdAt: request.live.createdAt,
  };
}
