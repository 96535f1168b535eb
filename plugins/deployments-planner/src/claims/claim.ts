/** Something that one service alone may have. */
export type ClaimedThing =
  | { kind: 'namespace'; hub: string; cluster: string; namespace: string }
  /** All secrets of a namespace: `folder` lies below the mount of KV. */
  | { kind: 'secrets'; server: string; mount: string; folder: string }
  | { kind: 'role'; server: string; mount: string; name: string }
  | { kind: 'app-project'; hub: string; name: string; file: string }
  | { kind: 'application'; hub: string; name: string }
  | { kind: 'host'; host: string }
  | { kind: 'entity'; entityRef: string };

/** A thing that a service asks for. @public */
export type Claim = ClaimedThing & {
  /** The place of the spec that asks for it. */
  path: string;
};

/** Who holds something, as the subject of a sentence. */
export interface Holder {
  subject: string;
}

/** Holders by key of what they hold. */
export type Holders = ReadonlyMap<string, Holder>;

/** The same for two claims of the same thing. */
export function keyOf(claim: ClaimedThing): string {
  switch (claim.kind) {
    case 'namespace':
      // Not by hub: a hub that is unknown must free no namespace.
      return `namespace ${claim.cluster} ${claim.namespace}`;
    case 'secrets':
      return `secrets ${claim.server} ${claim.folder}`;
    case 'role':
      return `role ${claim.server} ${claim.mount} ${claim.name}`;
    case 'app-project':
    case 'application':
      return `${claim.kind} ${claim.hub} ${claim.name}`;
    case 'host':
      return `host ${claim.host}`;
    default:
      return `entity ${claim.entityRef}`;
  }
}

/** A project is what services have in common. */
export const isExclusive = ({ kind }: ClaimedThing) => kind !== 'app-project';

/** What is claimed, within a sentence. */
function nameOf(claim: ClaimedThing): string {
  switch (claim.kind) {
    case 'namespace':
      return `the namespace ${claim.namespace} in ${claim.cluster}`;
    case 'secrets':
      return `the secrets below ${claim.folder} in the Vault ${claim.server}`;
    case 'role':
      return `the role ${claim.name} in ${claim.mount}`;
    case 'app-project':
      return `the AppProject ${claim.name} on the hub ${claim.hub}`;
    case 'application':
      return `the Application ${claim.name} on the hub ${claim.hub}`;
    case 'host':
      return `the host ${claim.host}`;
    default:
      return `the entity ${claim.entityRef}`;
  }
}

/** Things that a finding names; of more it says how many. */
const NAMED = 3;

/** What is claimed, within a sentence: the first few, and how many more. */
export function namesOf(claims: readonly ClaimedThing[]): string {
  const named = claims.slice(0, NAMED).map(nameOf).join(', ');
  const more = claims.length - NAMED;
  return more > 0 ? `${named}, and ${more} more` : named;
}
