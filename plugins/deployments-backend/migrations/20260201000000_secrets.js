// @ts-check

/**
 * What the merged files want of Vault, and what is known of it: names of keys, never a value.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('secrets', table => {
    table.text('service').notNullable();
    table.text('environment').notNullable();
    table.text('cluster').notNullable();
    table.text('service_account').notNullable();
    table.text('wanted').notNullable().comment('JSON: the rest of the wish');
    table.text('role').comment('JSON: how its role stands');
    table.text('role_body').comment('The role as it was last known to stand');
    table.text('found').comment('JSON: what the last look found');
    table.primary(['service', 'environment', 'cluster', 'service_account']);
  });

  await knex.schema.createTable('vaults', table => {
    table.text('name').primary();
    table.text('state').notNullable();
    table.text('since').notNullable();
    table.text('cause').comment('JSON: why the Vault is not live');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('vaults');
  await knex.schema.dropTable('secrets');
};
