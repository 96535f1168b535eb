import { Finding, ServiceSpec } from '@argosy/plugin-deployments-common';
import { Claim } from './claim';
import type {
  ObservedClaims,
  ObservedSecrets,
  PendingService,
} from './observedClaims';

type SecretsClaim = Extract<Claim, { kind: 'secrets' }>;

/**
 * Secrets that already exist where a new service would read them: another service may have left them behind. Those whose
 * metadata names the owner of the service are no obstacle, since values may be written before the service is created.
 * While a Change of the service is under way they are the service's.
 */
export function checkSecrets(
  spec: ServiceSpec,
  claims: readonly Claim[],
  {
    pending,
    observed,
  }: { pending: readonly PendingService[]; observed: ObservedClaims },
): Finding[] {
  if (pending.some(({ spec: { name } }) => name === spec.name)) return [];
  return claims.flatMap(claim => {
    if (claim.kind !== 'secrets') return [];
    const found = observed.secrets.find(
      ({ server, folder }) =>
        server === claim.server && folder === claim.folder,
    );
    return found ? checkFolder(spec, claim, found) : [];
  });
}

function checkFolder(
  { owner, workloads }: ServiceSpec,
  claim: SecretsClaim,
  observed: ObservedSecrets,
): Finding[] {
  if ('unknown' in observed) {
    const { unknown, hasLogin } = observed;
    const isRead = workloads.some(({ secrets }) => secrets.length > 0);
    return [
      {
        severity: hasLogin && isRead ? 'error' : 'warning',
        path: 'name',
        message: `It is not known whether secrets already exist below ${claim.folder} in the Vault ${claim.server}: ${unknown}`,
        remedy: `Ask somebody who may look there to run: vault kv list -mount=${claim.mount} ${claim.folder}`,
      },
    ];
  }
  const [own, foreign] = [true, false].map(isOwn =>
    observed.secrets.filter(secret => (secret.owner === owner) === isOwn),
  );
  return [
    ...foreign.map(secret => abandoned(secret, owner, claim)),
    ...own.map(({ path }): Finding => ({
      severity: 'info',
      path: 'name',
      message: `The secret ${path} in the Vault ${claim.server} already exists and names ${owner} as its owner: the service will read it.`,
      remedy: 'There is nothing to do if that is what you want.',
    })),
  ];
}

/** What may stand in a line that somebody copies into a shell. */
const PLAIN = /^[\w./-]{1,300}$/;

function abandoned(
  { path, owner }: { path: string; owner?: string },
  asking: string,
  { server, mount }: SecretsClaim,
): Finding {
  const remedy = PLAIN.test(path)
    ? `Have an admin of Vault remove it: vault kv metadata delete -mount=${mount} ${path}, or make it yours: vault kv metadata put -mount=${mount} -custom-metadata=owner=${asking} ${path}`
    : 'Have an admin of Vault remove it.';
  const whose = owner
    ? `and names ${owner} as its owner`
    : 'and names no owner';
  return {
    severity: 'error',
    path: 'name',
    message: `The secret ${path} in the Vault ${server} already exists ${whose}: the service would read it.`,
    remedy: `Choose another name. ${remedy}`,
  };
}
