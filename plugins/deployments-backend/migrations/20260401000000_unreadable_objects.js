// @ts-check

/**
 * What of a hub cannot be read. A watch goes on behind such an object, so that after a restart only this tells of it.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('unreadable_objects', table => {
    table.text('hub').notNullable();
    table.text('kind').notNullable();
    table.text('namespace').notNullable();
    table.text('name').notNullable();
    table.text('uid');
    table.text('why').notNullable();
    table.text('since').notNullable();
    table.primary(['hub', 'kind', 'namespace', 'name']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('unreadable_objects');
};
