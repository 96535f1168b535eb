import { toJson } from '../clean';
import type { Store } from '../store';
import type { SecretTableRow } from '../tables';
import type { FoundKeys, SecretKey } from '../records';
import { updateSecrets } from '../updateSecrets';

/** Keeps what a look into Vault found. Returns the services of which anything but the time of the look is new. */
export const saveSecretKeys = (
  store: Store,
  writes: Array<SecretKey & { found: FoundKeys }>,
): Promise<string[]> =>
  updateSecrets(
    store,
    writes,
    (before, { found }) => ({ ...before, found: toJson(found) }),
    (before, after) => withoutTime(before) !== withoutTime(after),
  );

function withoutTime({ found }: SecretTableRow): string {
  if (found === null) return '';
  return JSON.stringify({ ...JSON.parse(found), checkedAt: undefined });
}
