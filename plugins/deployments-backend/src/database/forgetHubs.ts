import type { Store } from './store';

const TABLES = ['resume_points', 'clusters', 'application_sets'];

/** Removes what stands of hubs that are no longer in the config. */
export async function forgetHubs({ knex, hubs }: Store): Promise<void> {
  const names = hubs.map(hub => hub.name);
  await knex.transaction(async trx => {
    await trx('application_labels')
      .whereIn(
        'application_id',
        trx('applications').select('id').whereNotIn('hub', names),
      )
      .delete();
    await trx('applications').whereNotIn('hub', names).delete();
    for (const table of TABLES) {
      await trx(table).whereNotIn('hub', names).delete();
    }
    await trx('hubs').whereNotIn('name', names).delete();
  });
}
