import type { Knex } from 'knex';

/** What the holder of the lease alone may write. */
const TABLES = [
  'hubs',
  'applications',
  'application_labels',
  'application_sets',
  'clusters',
  'resume_points',
];

/** Has Postgres itself note which backend writes. */
export async function witnessWrites(knex: Knex) {
  await knex.raw(
    'create table written (id bigserial primary key, by_whom text not null, what text not null)',
  );
  await knex.raw(`
    create function note_write() returns trigger language plpgsql as $$
    begin
      insert into written (by_whom, what)
      values (current_setting('application_name'), tg_op || ' ' || tg_table_name);
      return null;
    end $$`);
  for (const table of TABLES) {
    await knex.raw(
      `create trigger note_write after insert or update or delete on ?? for each row execute function note_write()`,
      [table],
    );
  }
  return {
    /** Where the notes end now. */
    async mark(): Promise<number> {
      const [{ last }] = await knex('written').max('id as last');
      return Number(last ?? 0);
    },
    /** What a backend has written since then. */
    async of(backend: string, since = 0): Promise<string[]> {
      return knex('written')
        .where({ by_whom: backend })
        .andWhere('id', '>', since)
        .orderBy('id')
        .pluck('what');
    },
    async count(table: string): Promise<number> {
      const [{ count }] = await knex('written')
        .where('what', 'like', `% ${table}`)
        .count('* as count');
      return Number(count);
    },
    async lastWriter(): Promise<string | undefined> {
      const row = await knex('written').orderBy('id', 'desc').first();
      return row?.by_whom;
    },
  };
}
