import { Finding, Fleet } from '@argosy/plugin-deployments-common';
import { fault } from '../../repository/findings';
import { overlayFolder, sharedFiles } from '../../repository/paths';
import { readServiceFiles } from '../../repository/readServices';
import type { Snapshot } from '../../repository/snapshot';
import { isProject, isSet } from '../projectFiles';
import { ResolvedService } from '../resolveService';

/** What is in the repository already and would be at odds with the service's files. */
export const checkRepository = (
  service: ResolvedService,
  fleet: Fleet,
  snapshot: Snapshot,
): Finding[] => [
  ...checkFolders(fleet, snapshot),
  ...checkConfigs(service, snapshot),
];

/** `argocd/<project>/` with one hub, `argocd/<hub>/<project>/` with several: a set in both places would be fought over. */
function* checkFolders({ hubs }: Fleet, snapshot: Snapshot) {
  const depth = hubs.length > 1 ? 4 : 3;
  for (const [path] of sharedFiles(snapshot)) {
    if ((isSet(path) || isProject(path)) && path.split('/').length !== depth) {
      yield fault(
        path,
        `With ${hubs.length === 1 ? 'one hub' : `${hubs.length} hubs`} this file is in the wrong folder.`,
        hubs.length > 1
          ? 'Move the folders of argocd/ into one folder per hub, and give each hub its root Application (bootstrap/).'
          : 'Move the folder up, to argocd/, and renew the root Application (bootstrap/).',
      );
    }
  }
}

/** The name of an existing Application must be known, or it would be renamed. */
function* checkConfigs({ spec, targets }: ResolvedService, snapshot: Snapshot) {
  const { findings = [] } = readServiceFiles(snapshot, spec.name) ?? {};
  const desired = new Set(
    targets.map(
      ({ target }) => `${overlayFolder(spec.name, target)}config.json`,
    ),
  );
  for (const { path, message, remedy } of findings) {
    if (!desired.has(path)) continue;
    yield fault(
      path,
      `${message} The name of its Application must be known: under another name Argo CD would delete the workload and create it again.`,
      remedy,
    );
  }
}
