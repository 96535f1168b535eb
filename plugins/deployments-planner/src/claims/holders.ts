import { Fleet } from '@argosy/plugin-deployments-common';
import { textAt } from '../expansion/files/json';
import { readRepository } from '../expansion/files/readRepository';
import { applicationNames } from '../planning/applicationNames';
import { specPath } from '../repository/paths';
import { Folder, RepositoryFiles } from '../repository/RepositoryFiles';
import { Claim, Holder, Holders, isExclusive, keyOf } from './claim';
import { claimsOf } from './claimsOf';
import { PendingService } from './observedClaims';
import { readClaimant } from './readClaimant';

const lowered = new WeakMap<Folder, string>();

/** Its service.yaml in small letters, remembered by folder: each plan looks into those of all services. */
function documentOf(name: string, folder: Folder): string {
  const known = lowered.get(folder);
  if (known !== undefined) return known;
  const text = folder.get(specPath(name))?.toLowerCase() ?? '';
  lowered.set(folder, text);
  return text;
}

/** What other services in Git hold of these claims. */
export function holdersInGit(
  service: string,
  claims: readonly Claim[],
  { files, fleet }: { files: RepositoryFiles; fleet: Fleet },
): Holders {
  const asked = new Set(claims.map(keyOf));
  const holders = new Map<string, Holder>();
  for (const name of rivals(service, claims, files)) {
    const rival = readClaimant(files, name);
    if (!rival) continue;
    const holder = { subject: `The service ${rival.name}` };
    for (const claim of claimsOf(rival, fleet).filter(isExclusive)) {
      const key = keyOf(claim);
      if (asked.has(key) && !holders.has(key)) holders.set(key, holder);
    }
  }
  return new Map([...holders, ...declaredProjects(claims, files, fleet)]);
}

/**
 * The services that may hold one of the claims; all others are passed over unread. What follows from a name can only be
 * the same where one name begins like the other: `shop` and `shop-api`.
 */
function* rivals(
  service: string,
  claims: readonly Claim[],
  repository: RepositoryFiles,
): Iterable<string> {
  const entities = claims.flatMap(c =>
    c.kind === 'entity' ? [c.entityRef] : [],
  );
  const entityNames = entities.map(ref => ref.slice(ref.indexOf('/') + 1));
  const hosts = claims.flatMap(c => (c.kind === 'host' ? [c.host] : []));
  const applications = claims.flatMap(c =>
    c.kind === 'application' ? [c.name] : [],
  );
  for (const [name, files] of repository.byService()) {
    if (name === service) continue;
    const document = documentOf(name, files);
    const isRival =
      name.startsWith(`${service}-`) ||
      service.startsWith(`${name}-`) ||
      entityNames.includes(name.toLowerCase()) ||
      [...entities, ...hosts].some(claimed => document.includes(claimed)) ||
      applications.some(one => applicationNames(files).has(one));
    if (isRival) yield name;
  }
}

/** AppProjects that stand in another file than ours would. */
function* declaredProjects(
  claims: readonly Claim[],
  files: RepositoryFiles,
  { hubs }: Fleet,
): Iterable<[string, Holder]> {
  const asked = claims.flatMap(c => (c.kind === 'app-project' ? [c] : []));
  if (asked.length === 0) return;
  for (const { hub, file, document } of readRepository(files).projects) {
    const name = textAt(document, 'metadata', 'name');
    for (const claim of asked) {
      const isOnHub =
        hubs.length === 1 || hub === undefined || hub === claim.hub;
      if (claim.name === name && isOnHub && file !== claim.file)
        yield [keyOf(claim), { subject: `The file ${file}` }];
    }
  }
}

/** What Changes that are not merged yet hold of them. */
export function holdersInChanges(
  service: string,
  pending: readonly PendingService[],
  fleet: Fleet,
): Holders {
  const holders = new Map<string, Holder>();
  for (const { spec, since, url } of pending) {
    if (spec.name === service) continue;
    const subject = `The service ${spec.name}, whose Change is ${url ? `open since ${since} (${url})` : `being written since ${since}`},`;
    for (const key of claimsOf(spec, fleet).filter(isExclusive).map(keyOf))
      if (!holders.has(key)) holders.set(key, { subject });
  }
  return holders;
}
