import { SecretStatus } from '@argosy/plugin-deployments-common';
import { placeAmong, SecretPlace } from './places';

/** A secret at its place. */
export interface PlacedSecret {
  place: SecretPlace;
  secret: SecretStatus;
}

/** A key by name. */
export interface KeyRow {
  name: string;
  required: boolean;
}

/** The secrets of one account: a matrix of its own, of keys by places. */
export interface AccountSecrets {
  key: string;
  /** Absent where only an annotation names them. */
  account?: string;
  workload?: string;
  columns: PlacedSecret[];
  /** Required ones first, each once. */
  rows: KeyRow[];
}

/** What is to be shown: a service without required keys has nothing to say. */
export const shownSecrets = (items: readonly SecretStatus[]) =>
  items.filter(
    item => item.service === undefined || item.keys.some(key => key.required),
  );

/** Arranges secrets by account, in the order given. */
export function arrangeSecrets(
  items: readonly SecretStatus[],
): AccountSecrets[] {
  const placeOf = placeAmong(items);
  const accounts = new Map<string, AccountSecrets>();
  for (const secret of items) {
    const account = secret.serviceAccount ?? secret.workload;
    const key = `${secret.service}/${account}`;
    const known = accounts.get(key) ?? {
      key,
      account,
      workload: secret.workload,
      columns: [],
      rows: [],
    };
    known.columns.push({ place: placeOf(secret), secret });
    accounts.set(key, known);
  }
  return [...accounts.values()].map(account => ({
    ...account,
    rows: rowsOf(account.columns),
  }));
}

function rowsOf(columns: readonly PlacedSecret[]) {
  const rows = new Map<string, boolean>();
  for (const { name, required } of columns.flatMap(({ secret }) => secret.keys))
    rows.set(name, required || rows.get(name) === true);
  return [...rows]
    .map(([name, required]) => ({ name, required }))
    .sort((a, b) => Number(b.required) - Number(a.required));
}
