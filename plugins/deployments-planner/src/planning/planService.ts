import { checkClaims } from '../claims/checkClaims';
import type { ObservedClaims, PendingService } from '../claims';
import { compareExpansions, expandRepository, ownersOf } from '../expansion';
import { contentHash, planLayout } from '../layout';
import { Entry, isBelow, serviceFolder } from '../repository/paths';
import { rolesFiles } from '../layout/terraformEdits';
import { RepositoryFiles } from '../repository/RepositoryFiles';
import { findUnread } from '../repository/findUnread';
import type { Snapshot } from '../repository/snapshot';
import {
  entityRefOf,
  Environment,
  Fleet,
  Plan,
  PlannedFile,
  ServiceSpec,
} from '@argosy/plugin-deployments-common';
import { checkPlan } from '../rules';
import { folderOf } from '../repository/RepositoryFiles';
import { sortFindings } from '../rules/lintRepository';
import { checkExpansion } from './checkExpansion';
import { checkExisting } from './checkExisting';
import { plannedRoles } from './plannedRoles';
import { isTerraformPath } from '../repository/terraformPaths';
import { touchedFiles } from './touchedFiles';

/** @public */
export interface PlanInput {
  spec: ServiceSpec;
  fleet: Fleet;
  /** What `wantedPaths` asks for. */
  snapshot: Snapshot;
  /** The services of Changes that are not merged yet, this one's among them. */
  pending?: readonly PendingService[];
  /** What {@link claimsToObserve} asks for; absent where nothing is observed. */
  observed?: ObservedClaims;
}

/**
 * What creating a service would write and bring about. Pure and total: whatever is wrong is a finding, and with an
 * error among them the plan is for reading only. The service as it stands already gives a plan without files.
 * @public
 */
export function planService(input: PlanInput): Plan {
  const { spec, fleet } = input;
  const isOwn = isBelow(serviceFolder(spec.name));
  // In a large repository nearly all paths are of others: they are passed over once.
  const snapshot = {
    ...input.snapshot,
    paths: input.snapshot.paths.filter(isOwn),
    files: RepositoryFiles.of(input.snapshot.files),
  };
  const { edits, findings } = planLayout(spec, fleet, snapshot);
  const own = folderOf(serviceFolder(spec.name));
  const touched = touchedFiles(own, edits, snapshot.files);
  const clusters = fleet.clusters;
  const before = expandRepository({ files: touched.before, clusters });
  const after = expandRepository({
    files: touched.after,
    clusters,
    owners: ownersOf(before),
  });
  const applications = compareExpansions(before, after, fleet.hubs[0]?.name);
  const access = plannedRoles(
    spec.name,
    { before: snapshot.files, edits },
    fleet.vault,
  );
  const rules = checkPlan({
    files: touched.after,
    fleet,
    expansion: after,
    spec,
    scope: path => isOwn(path) && isJudged(path),
  });
  return {
    service: spec.name,
    entityRef: entityRefOf(spec),
    hash: contentHash(
      spec.name,
      snapshot.files
        .pick([own, ...rolesFiles(spec.name, snapshot).map(folderOfEntry)])
        .with(edits),
    ),
    base: snapshot.commit,
    change: changeOf(spec, fleet, edits),
    files: [...edits].map(([path, content]) => toFile(path, content, snapshot)),
    applications,
    ...(access.roles && { roles: access.roles }),
    findings: sortFindings([
      ...checkExisting(spec, { ...snapshot, paths: input.snapshot.paths }),
      ...findUnread(input.snapshot),
      ...findings,
      ...checkClaims(spec, { ...input, files: snapshot.files }),
      ...checkExpansion(spec.name, before, after),
      ...access.findings,
      ...rules,
    ]),
  };
}

/** Overlays differ from their base in what the layout writes by rule; of them only the config.json is judged. */
const isJudged = (path: string) =>
  !path.includes('/overlays/') || path.endsWith('/config.json');

const folderOfEntry = ([path]: Entry) => folderOf(path);

/** The strictest environment decides; one that is not known counts as strict. What the Vault team merges is proposed to it. */
function changeOf(
  spec: ServiceSpec,
  { environments }: Fleet,
  edits: ReadonlyMap<string, string | null>,
): Plan['change'] {
  if ([...edits.keys()].some(isTerraformPath)) return 'pull-request';
  const byName = new Map(
    environments.map((e): [string, Environment] => [e.name, e]),
  );
  const allCommit = spec.targets.every(
    t => byName.get(t.environment)?.change === 'commit',
  );
  return allCommit ? 'commit' : 'pull-request';
}

function toFile(
  path: string,
  content: string | null,
  { files }: Snapshot,
): PlannedFile {
  const before = files.get(path);
  if (content === null) {
    return {
      path,
      action: 'delete',
      content: '',
      ...(before !== undefined && { before }),
    };
  }
  return before === undefined
    ? { path, action: 'create', content }
    : { path, action: 'update', content, before };
}
