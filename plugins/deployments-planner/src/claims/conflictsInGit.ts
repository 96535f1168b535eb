import { Fleet } from '@argosy/plugin-deployments-common';
import { RepositoryFiles } from '../repository/RepositoryFiles';
import { Claim, isExclusive, keyOf } from './claim';
import { claimsOf } from './claimsOf';
import { readClaimant } from './readClaimant';

const SERVICES = 'services/';

/** Two services in Git that claim the same things. */
export interface ConflictInGit {
  services: [first: string, second: string];
  claims: Claim[];
}

/** All of them, by the names of the services. A service that is asked for looks for its own only, by `checkClaims`. */
export function conflictsInGit(
  files: RepositoryFiles,
  fleet: Fleet,
): ConflictInGit[] {
  const holders = new Map<string, string>();
  const conflicts = new Map<string, ConflictInGit>();
  for (const folder of [...files.services.keys()].sort()) {
    const claimant = folder.startsWith(SERVICES)
      ? readClaimant(files, folder.slice(SERVICES.length))
      : undefined;
    if (!claimant) continue;
    const { name } = claimant;
    for (const claim of claimsOf(claimant, fleet).filter(isExclusive)) {
      const holder = holders.get(keyOf(claim));
      if (holder === undefined) {
        holders.set(keyOf(claim), name);
        continue;
      }
      const pair = `${holder} ${name}`;
      const known = conflicts.get(pair);
      if (known) known.claims.push(claim);
      else conflicts.set(pair, { services: [holder, name], claims: [claim] });
    }
  }
  return [...conflicts.values()];
}
