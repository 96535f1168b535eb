import { Fleet } from '@argosy/plugin-deployments-common';
import { RepositoryFiles } from '../repository/RepositoryFiles';
import { Claim, isExclusive, keyOf } from './claim';
import { claimsOf } from './claimsOf';
import { readClaimant } from './readClaimant';

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
  const names = Array.from(files.byService(), ([name]) => name);
  for (const name of names.sort()) {
    const claimant = readClaimant(files, name);
    if (!claimant) continue;
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
