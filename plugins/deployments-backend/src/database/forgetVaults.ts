import type { Store } from './store';

/** Removes what stands of Vaults that are no longer in the config. Secrets go when Git is read again. */
export async function forgetVaults({ knex, vaults }: Store): Promise<void> {
  await knex('vaults')
    .whereNotIn('name', [...vaults])
    .delete();
}
