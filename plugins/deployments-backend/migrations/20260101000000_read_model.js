// @ts-check

/**
 * The read model: what screens need of hubs, Applications, Changes and services.
 * Times are ISO 8601 in UTC, as text, so that both engines keep them alike.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('hubs', table => {
    table.text('name').primary();
    table.text('state').notNullable();
    table.text('since').notNullable();
    table.text('cause').comment('Why the hub is not live, as a sentence');
  });

  await knex.schema.createTable('resume_points', table => {
    table.text('hub').notNullable();
    table.text('key').notNullable().comment('<kind>/<namespace>');
    table.text('up_to').notNullable().comment('resourceVersion reached');
    table.primary(['hub', 'key']);
  });

  await knex.schema.createTable('leases', table => {
    table.text('name').primary();
    table.text('holder').notNullable();
    table
      .double('expires_at')
      .notNullable()
      .comment('Seconds since 1970 by the clock of the database');
  });

  await knex.schema.createTable('clusters', table => {
    table.text('hub').notNullable();
    table.text('name').notNullable();
    table.text('region').notNullable();
    table.text('labels').notNullable().comment('JSON object');
    table.text('api_versions').notNullable().comment('JSON array');
    table.text('connection').notNullable();
    table.text('message');
    table.text('observed_at').notNullable();
    table.primary(['hub', 'name']);
  });

  await knex.schema.createTable('applications', table => {
    table.text('id').primary().comment('<hub>/<namespace>/<name>');
    table.text('hub').notNullable();
    table.text('namespace').notNullable();
    table.text('name').notNullable();
    table.text('uid').notNullable();
    table.text('service');
    table.text('environment');
    table.text('region');
    table.text('cluster').notNullable();
    table.text('target_namespace');
    table.text('project').notNullable();
    table.text('labels').notNullable().comment('JSON object, to see a change');
    table.text('sync').notNullable();
    table.text('health').notNullable();
    table.text('revision');
    table.text('images').notNullable().comment('JSON array');
    table.text('operation').comment('JSON: phase, message, times');
    table.text('cause').comment('JSON, from conditions and operation');
    table.text('progress');
    table.text('tree_cause').comment('JSON, from the resource tree');
    table.text('tree_progress');
    table.text('changed_at').notNullable();
    table.text('observed_at').notNullable();
    table.unique(['hub', 'namespace', 'name']);
    table.index(['service', 'hub', 'namespace', 'name']);
    table.index(['name']);
    table.index(['revision']);
  });

  await knex.schema.createTable('application_labels', table => {
    table.text('application_id').notNullable();
    table.text('key').notNullable();
    table.text('value').notNullable();
    table.primary(['application_id', 'key']);
    table.index(['key', 'value', 'application_id']);
  });

  await knex.schema.createTable('application_sets', table => {
    table.text('hub').notNullable();
    table.text('namespace').notNullable();
    table.text('name').notNullable();
    table.text('uid').notNullable();
    table.text('errors').notNullable().comment('JSON array, newest first');
    table.text('generated').notNullable().comment('JSON array of names');
    table.primary(['hub', 'namespace', 'name']);
  });

  await knex.schema.createTable('changes', table => {
    table.text('id').primary();
    table.text('service').notNullable();
    table.text('state').notNullable();
    table.text('created_at').notNullable();
    table.text('stepped_at').notNullable().comment('Time of its last step');
    table.text('content').notNullable().comment('JSON: the Change, its spec');
    table.index(['service', 'created_at']);
    table.index(['state', 'created_at']);
  });

  await knex.schema.createTable('commits', table => {
    table.text('sha').primary();
    table.text('author').notNullable();
    table.text('message').notNullable();
    table.text('time').notNullable();
  });

  await knex.schema.createTable('services', table => {
    table.text('name').primary();
    table.text('entity_ref').notNullable();
    table.boolean('provides_entity').notNullable();
    table.text('owner').notNullable();
    table.text('description').notNullable();
    table.text('project').notNullable();
    table
      .text('commit')
      .notNullable()
      .comment('Commit that it last changed at');
    table.index(['entity_ref']);
    table.index(['owner']);
  });

  await knex.schema.createTable('service_targets', table => {
    table.text('service').notNullable();
    table.text('environment').notNullable();
    table.text('cluster').notNullable();
    table.text('region').notNullable();
    table.text('hub').notNullable();
    table.text('application').notNullable();
    table.text('set').notNullable().comment('Name of the ApplicationSet');
    table.text('file').notNullable().comment('Path of its config.json');
    table.primary(['service', 'environment', 'cluster']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of [
    'service_targets',
    'services',
    'commits',
    'changes',
    'application_sets',
    'application_labels',
    'applications',
    'clusters',
    'leases',
    'resume_points',
    'hubs',
  ]) {
    await knex.schema.dropTable(table);
  }
};
