// @ts-check

/**
 * What is asked before a service gets something: who deploys into a namespace, which AppProjects stand,
 * and whose an Application and an entity are.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('applications', table => {
    table.index(['target_namespace']);
  });
  await knex.schema.alterTable('service_targets', table => {
    table.index(['hub', 'application']);
  });
  await knex.schema.alterTable('services', table => {
    table
      .text('claimed_at')
      .notNullable()
      .defaultTo('')
      .comment('Since when it claims its entity');
  });
  await knex.schema.createTable('app_projects', table => {
    table.text('hub').primary();
    table.text('names').notNullable().comment('JSON array');
    table.text('observed_at').notNullable();
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('app_projects');
  await knex.schema.alterTable('services', table => {
    table.dropColumn('claimed_at');
  });
  await knex.schema.alterTable('service_targets', table => {
    table.dropIndex(['hub', 'application']);
  });
  await knex.schema.alterTable('applications', table => {
    table.dropIndex(['target_namespace']);
  });
};
