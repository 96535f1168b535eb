import type { Snapshot } from './snapshot';
import { Target } from '@argosy/plugin-deployments-common';
import { byPlace } from '../layout/byPlace';
import { serviceFolder } from './paths';

/** The targets whose overlay holds a config.json, by environment and cluster. */
export function standingTargets(snapshot: Snapshot, service: string): Target[] {
  const overlays = `${serviceFolder(service)}overlays/`;
  return snapshot.paths
    .filter(path => path.startsWith(overlays) && path.endsWith('/config.json'))
    .map(path => path.slice(overlays.length).split('/'))
    .filter(parts => parts.length === 3)
    .map(([environment, cluster]) => ({ environment, cluster }))
    .sort(byPlace);
}
