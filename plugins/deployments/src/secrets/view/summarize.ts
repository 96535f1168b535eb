import {
  Secrets,
  SecretStatus,
  VaultStatus,
} from '@argosy/plugin-deployments-common';
import { shownSecrets } from './arrange';
import { placeAmong } from './places';

/** A target where required keys are missing. */
export interface Lacking {
  place: string;
  present: number;
  total: number;
  /** With their account, where more than one lacks some. */
  missing: string[];
}

/** What the card says about secrets, before it is words. */
export interface SecretsSummary {
  /** Required keys, over all targets. */
  required: number;
  /** Of these. */
  present: number;
  /** Worst first. */
  lacking: Lacking[];
  /** Vaults that keep some of them, and are not live. */
  troubled: VaultStatus[];
  /** The newest look at a secret that cannot be checked now and could be once. */
  lastSeen?: string;
  /** Places whose Vault is live, and where a secret cannot be checked. */
  unreadable: Array<{ place: string; message?: string }>;
  /** Places that Vault was not asked about yet. */
  waiting: string[];
  /** Keys of secrets that only an annotation names. */
  named: string[];
  /** Where such a secret holds no key. */
  empty: string[];
  roles: RoleCounts;
}

/** Sums up secrets; undefined where there is nothing to say. */
export function summarizeSecrets({
  items,
  vaults,
}: Secrets): SecretsSummary | undefined {
  const shown = shownSecrets(items);
  if (shown.length === 0) return undefined;
  const placeOf = placeAmong(shown);
  const nameOf = (item: SecretStatus) => placeOf(item).name;
  const servers = new Set(shown.map(item => item.server));
  const troubled = vaults.filter(
    ({ name, state }) => servers.has(name) && state !== 'live',
  );
  const isTroubled = ({ server }: SecretStatus) =>
    troubled.some(({ name }) => name === server);
  const unreadable = shown.filter(item => item.state === 'unreadable');
  const required = shown.flatMap(requiredOf);
  const annotated = shown.filter(item => item.service === undefined);
  return {
    required: required.length,
    present: required.filter(key => key.state === 'present').length,
    lacking: lackingOf(shown, nameOf),
    troubled,
    lastSeen: unreadable
      .filter(isTroubled)
      .flatMap(({ checkedAt }) => checkedAt ?? [])
      .sort()
      .pop(),
    unreadable: unreadable
      .filter(item => !isTroubled(item))
      .map(item => ({ place: nameOf(item), message: item.cause?.message })),
    waiting: [
      ...new Set(
        shown
          .filter(item => item.state === 'waiting' && !isTroubled(item))
          .map(nameOf),
      ),
    ],
    named: annotated.flatMap(({ keys }) =>
      keys.filter(key => !key.required).map(key => key.name),
    ),
    empty: annotated
      .filter(({ state, keys }) => state === 'checked' && keys.length === 0)
      .map(nameOf),
    roles: countRoles(shown),
  };
}

const requiredOf = ({ keys }: SecretStatus) => keys.filter(k => k.required);
const missingOf = (item: SecretStatus) =>
  requiredOf(item).filter(key => key.state === 'missing');

/** By place; the most missing first, and of equals the one of the later environment, which is nearer to production. */
function lackingOf(
  items: readonly SecretStatus[],
  nameOf: (item: SecretStatus) => string,
): Lacking[] {
  const places = new Map<string, SecretStatus[]>();
  for (const item of items) {
    const place = nameOf(item);
    places.set(place, [...(places.get(place) ?? []), item]);
  }
  return [...places]
    .map(([place, secrets]) => lackingAt(place, secrets))
    .filter(({ missing }) => missing.length > 0)
    .reverse()
    .sort((a, b) => b.missing.length - a.missing.length);
}

function lackingAt(place: string, secrets: SecretStatus[]): Lacking {
  const keys = secrets.flatMap(requiredOf);
  const lacking = secrets.filter(item => missingOf(item).length > 0);
  const nameOf = (key: string, { serviceAccount }: SecretStatus) =>
    lacking.length > 1 ? `${key} (${serviceAccount})` : key;
  return {
    place,
    present: keys.filter(key => key.state === 'present').length,
    total: keys.length,
    missing: lacking.flatMap(item =>
      missingOf(item).map(key => nameOf(key.name, item)),
    ),
  };
}

/** How the roles of some secrets stand. */
export interface RoleCounts {
  total: number;
  waiting: number;
  missing: number;
  drifted: number;
  /** ISO time when one was last restored. */
  correctedAt?: string;
}

/** Counts roles; a shared one counts once. */
function countRoles(items: readonly SecretStatus[]): RoleCounts {
  const roles = [
    ...new Map(
      items.flatMap(({ server, role }) =>
        role ? [[`${server}/${role.mount}/${role.name}`, role] as const] : [],
      ),
    ).values(),
  ];
  const count = (state: string) =>
    roles.filter(role => role.state === state).length;
  return {
    total: roles.length,
    waiting: count('waiting'),
    missing: count('missing'),
    drifted: count('drifted'),
    correctedAt: roles
      .flatMap(({ corrected }) => corrected?.at ?? [])
      .sort()
      .pop(),
  };
}
