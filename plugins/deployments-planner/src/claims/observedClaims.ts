import { ServiceSpec } from '@argosy/plugin-deployments-common';
import { Claim, Holder, Holders, keyOf } from './claim';

/** A service that a Change brings about which is not merged yet. @public */
export interface PendingService {
  spec: ServiceSpec;
  /** ISO time. */
  since: string;
  /** Its pull request, where one is open. */
  url?: string;
}

/** An Application on a hub. @public */
export interface ObservedApplication {
  hub: string;
  namespace: string;
  name: string;
  /** Name of the cluster where it deploys to, or its address. */
  cluster: string;
  targetNamespace?: string;
}

/** The secrets that stand below a folder of a Vault, or why that cannot be told. @public */
export type ObservedSecrets = { server: string; folder: string } & (
  | {
      /** `owner`: that of the custom metadata. */
      secrets: ReadonlyArray<{ path: string; owner?: string }>;
    }
  | { unknown: string; hasLogin: boolean }
);

/** What hubs and Vaults show of the things that a service claims. @public */
export interface ObservedClaims {
  /** Those that have a claimed name, or deploy into a claimed namespace. */
  applications: readonly ObservedApplication[];
  /** The AppProjects of each hub as last read. `unknown`: why that is not what stands there now. */
  projects: ReadonlyArray<{
    hub: string;
    names: readonly string[];
    unknown?: string;
  }>;
  secrets: readonly ObservedSecrets[];
}

/** What Applications and AppProjects on the hubs hold of the claims, but for the Applications that are the service's own. */
export function holdersOnHubs(
  claims: readonly Claim[],
  { applications, projects }: ObservedClaims,
  own: ReadonlySet<unknown>,
): Holders {
  const holders = new Map<string, Holder>();
  for (const claim of claims) {
    const application = applications.find(
      observed => !own.has(observed.name) && holds(observed, claim),
    );
    if (application) {
      const { hub, namespace, name } = application;
      const subject = `The Application ${namespace}/${name} on the hub ${hub}`;
      holders.set(keyOf(claim), { subject });
    }
    if (claim.kind !== 'app-project') continue;
    const found = projects.find(({ hub }) => hub === claim.hub);
    if (found?.names.includes(claim.name))
      holders.set(keyOf(claim), { subject: 'Somebody outside Git' });
  }
  return holders;
}

function holds(observed: ObservedApplication, claim: Claim): boolean {
  if (claim.kind === 'application')
    return observed.hub === claim.hub && observed.name === claim.name;
  if (claim.kind !== 'namespace') return false;
  const { hub, cluster, targetNamespace } = observed;
  if (targetNamespace !== claim.namespace) return false;
  // Every Argo CD calls the cluster that it runs in so; any other name is that of one cluster, whichever hub says it.
  if (hub !== claim.hub && claim.cluster === 'in-cluster') return false;
  if (cluster === claim.cluster) return true;
  // An address may be that of any cluster of its hub: what is not known is not free.
  return hub === claim.hub && (cluster === '' || cluster.includes('://'));
}

/** What a ledger must be asked of hubs and Vaults for these claims. @public */
export interface ClaimsToObserve {
  applications: Array<{ hub: string; name: string }>;
  namespaces: string[];
  hubs: string[];
  secrets: Array<{ server: string; folder: string }>;
}

export function toObserve(claims: readonly Claim[]): ClaimsToObserve {
  const asked: ClaimsToObserve = {
    applications: [],
    namespaces: [],
    hubs: [],
    secrets: [],
  };
  for (const claim of claims) {
    switch (claim.kind) {
      case 'application':
        asked.applications.push({ hub: claim.hub, name: claim.name });
        break;
      case 'namespace':
        asked.namespaces.push(claim.namespace);
        break;
      case 'app-project':
        asked.hubs.push(claim.hub);
        break;
      case 'secrets':
        asked.secrets.push({ server: claim.server, folder: claim.folder });
        break;
      default:
    }
  }
  return {
    ...asked,
    namespaces: [...new Set(asked.namespaces)],
    hubs: [...new Set(asked.hubs)],
  };
}
