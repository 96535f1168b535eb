import type { Snapshot } from './snapshot';
import { Finding, ServiceSpec } from '@argosy/plugin-deployments-common';
import { readStanding } from './readStanding';

/**
 * Reads a service back from its files: the inverse of {@link planLayout}, in
 * the form that {@link normaliseService} gives. Where overlays run different
 * images, the one of the first target in order stands for the workload.
 * @public
 */
export function readService(
  snapshot: Snapshot,
  name: string,
): ServiceSpec | { findings: Finding[] } {
  const standing = readStanding(snapshot, name);
  return 'findings' in standing ? standing : standing.spec;
}
