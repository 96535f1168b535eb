import { Finding, Fleet, ServiceSpec } from '@argosy/plugin-deployments-common';
import { applicationNames } from '../planning/applicationNames';
import { RepositoryFiles } from '../repository/RepositoryFiles';
import type { Snapshot } from '../repository/snapshot';
import { Claim, Holders, keyOf, namesOf } from './claim';
import { claimsOf } from './claimsOf';
import { holdersInChanges, holdersInGit } from './holders';
import { holdersOnHubs, toObserve } from './observedClaims';
import type {
  ClaimsToObserve,
  ObservedClaims,
  PendingService,
} from './observedClaims';
import { readClaimant } from './readClaimant';
import { checkSecrets } from './standingSecrets';

/** Where it is looked up who holds what. */
export interface Ledger {
  files: RepositoryFiles;
  fleet: Fleet;
  pending?: readonly PendingService[];
  /** Absent where nothing is observed: a checkout of the repository. */
  observed?: ObservedClaims;
}

/** The claims of a service that is asked for, but for those that it holds already by its files in Git. */
function claimsAskedFor(
  spec: ServiceSpec,
  { files, fleet }: Pick<Ledger, 'files' | 'fleet'>,
): Claim[] {
  const standing = readClaimant(files, spec.name);
  const held = new Set(standing && claimsOf(standing, fleet).map(keyOf));
  const targets = spec.targets.map(target => ({
    ...target,
    application: standing?.targets.find(
      ({ environment, cluster }) =>
        environment === target.environment && cluster === target.cluster,
    )?.application,
  }));
  return claimsOf({ ...spec, targets }, fleet).filter(
    claim =>
      !held.has(keyOf(claim)) &&
      // A project that stands in Git is shared by its services.
      !(claim.kind === 'app-project' && files.has(claim.file)),
  );
}

/** What a plan of the service must know of hubs and Vaults. @public */
export const claimsToObserve = ({
  spec,
  fleet,
  snapshot,
}: {
  spec: ServiceSpec;
  fleet: Fleet;
  snapshot: Pick<Snapshot, 'files'>;
}): ClaimsToObserve =>
  toObserve(
    claimsAskedFor(spec, { files: RepositoryFiles.of(snapshot.files), fleet }),
  );

/** Who else holds what a service asks for: an error each, with the holder. */
export function checkClaims(spec: ServiceSpec, ledger: Ledger): Finding[] {
  const { files, fleet, pending = [], observed } = ledger;
  const claims = claimsAskedFor(spec, ledger);
  if (claims.length === 0) return [];
  const own = files.service(spec.name);
  const holders = [
    holdersInGit(spec.name, claims, ledger),
    holdersInChanges(spec.name, pending, fleet),
    ...(observed
      ? [holdersOnHubs(claims, observed, applicationNames(own ?? new Map()))]
      : []),
  ];
  const conflicts = findConflicts(claims, holders);
  return [
    ...toFindings(conflicts),
    ...(observed ? unknownProjects(claims, observed) : []),
    ...(observed && conflicts.length === 0
      ? checkSecrets(spec, claims, { pending, observed })
      : []),
  ];
}

interface Conflict {
  claim: Claim;
  subject: string;
}

/** The first that holds it is named: files before Changes before what is seen on a hub. */
const findConflicts = (
  claims: readonly Claim[],
  holders: readonly Holders[],
): Conflict[] =>
  claims.flatMap(claim => {
    const holder = holders.map(known => known.get(keyOf(claim))).find(Boolean);
    return holder ? [{ claim, subject: holder.subject }] : [];
  });

/** One finding for all that one holder holds against one place of the spec. */
function toFindings(conflicts: readonly Conflict[]): Finding[] {
  const groups = new Map<string, Conflict[]>();
  for (const conflict of conflicts) {
    const key = `${conflict.claim.path} ${conflict.subject}`;
    groups.set(key, [...(groups.get(key) ?? []), conflict]);
  }
  return [...groups.values()].map(group => {
    const [{ claim, subject }] = group;
    return {
      severity: 'error',
      path: claim.path,
      message: `${subject} holds ${namesOf(group.map(one => one.claim))}.`,
      remedy: REMEDIES[claim.kind],
    };
  });
}

const CHOOSE =
  'Choose another name for the service, or have the holder give it up first.';

const REMEDIES: Record<Claim['kind'], string> = {
  namespace: CHOOSE,
  secrets: CHOOSE,
  role: CHOOSE,
  application: CHOOSE,
  'app-project':
    'Choose another project, or have an admin of Argo CD delete the AppProject or bring it into the repository.',
  host: 'Choose another host.',
  entity:
    'Name a Component that no other service stands for, or choose another name for the service.',
};

/** Whether a project that is to be made stands there already. */
const unknownProjects = (
  claims: readonly Claim[],
  { projects }: ObservedClaims,
): Finding[] =>
  projects.flatMap(({ hub, unknown }): Finding[] => {
    const names = claims.flatMap(claim =>
      claim.kind === 'app-project' && claim.hub === hub ? [claim.name] : [],
    );
    if (unknown === undefined || names.length === 0) return [];
    return [
      {
        severity: 'warning',
        path: 'project',
        message: `It is not known whether somebody has created ${names.join(', ')} on the hub ${hub}: ${unknown}`,
        remedy:
          'Look at the projects in Argo CD first: an existing one would be overwritten.',
      },
    ];
  });
