// @ts-check

/**
 * The key by which signals name what changed, so that they name it to nobody else. It is made by whoever asks first.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('signal_keys', table => {
    table.integer('id').primary().comment('There is one row: 1');
    table.text('key').notNullable().comment('Base64 of 32 random bytes');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('signal_keys');
};
