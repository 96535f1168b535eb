import type { Snapshot } from '../../repository/snapshot';
import { Finding, Fleet } from '@argosy/plugin-deployments-common';
import { fault } from '../../repository/findings';
import { isProject, isSet } from '../pair';
import { Entry, overlayFolder } from '../../repository/paths';
import { Site } from '../site';
import { readServiceFiles } from '../../repository/readServices';

/** What stands in the repository and would be at odds with the service's files. */
export function checkRepository(
  service: string,
  sites: readonly Site[],
  fleet: Fleet,
  snapshot: Snapshot,
  shared: readonly Entry[],
): Finding[] {
  return [
    ...checkFolders(fleet, shared),
    ...checkConfigs(service, sites, snapshot),
  ];
}

/** `argocd/<pair>/` with one hub, `argocd/<hub>/<pair>/` with several: a set in both places would be fought over. */
function* checkFolders({ hubs }: Fleet, shared: readonly Entry[]) {
  const depth = hubs.length > 1 ? 4 : 3;
  for (const [path] of shared) {
    if ((isSet(path) || isProject(path)) && path.split('/').length !== depth) {
      yield fault(
        path,
        `With ${hubs.length === 1 ? 'one hub' : `${hubs.length} hubs`} this file stands in the wrong folder.`,
        hubs.length > 1
          ? 'Move the folders of argocd/ into one folder per hub, and give each hub its root Application (bootstrap/).'
          : 'Move the folder up, to argocd/, and renew the root Application (bootstrap/).',
      );
    }
  }
}

/** The name of an existing Application must be known, or it would be renamed. */
function* checkConfigs(
  service: string,
  sites: readonly Site[],
  snapshot: Snapshot,
) {
  const { findings = [] } = readServiceFiles(snapshot, service) ?? {};
  const wanted = new Set(
    sites.map(({ target }) => `${overlayFolder(service, target)}config.json`),
  );
  for (const { path, message, remedy } of findings) {
    if (!wanted.has(path)) continue;
    yield fault(
      path,
      `${message} The name of its Application must be known: under another name Argo CD would delete the workload and make it anew.`,
      remedy,
    );
  }
}
