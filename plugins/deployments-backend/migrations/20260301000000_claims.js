// @ts-check

/**
 * What is asked before a service gets something: who deploys into a namespace.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('applications', table => {
    table.index(['target_namespace']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('applications', table => {
    table.dropIndex(['target_namespace']);
  });
};
