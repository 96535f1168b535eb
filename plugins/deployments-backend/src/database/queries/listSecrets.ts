import { clean } from '../clean';
import { SECRET_KEY, toSecret } from '../secretRows';
import type { Store } from '../store';
import type { SecretTableRow } from '../tables';
import type { SecretRow } from '../records';

/** What the merged files want of Vault and what is known of it, of one service or of all. */
export async function listSecrets(
  { knex }: Store,
  { service }: { service?: string } = {},
): Promise<SecretRow[]> {
  const select = knex<SecretTableRow>('secrets').orderBy([...SECRET_KEY]);
  if (service !== undefined) select.where('service', clean(service));
  return (await select).map(toSecret);
}
