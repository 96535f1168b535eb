import { randomBytes } from 'node:crypto';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import createKnex from 'knex';

const { BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING: GIVEN } =
  process.env;

const START = pathToFileURL(
  join(__dirname, '../../../../../../scripts/lib/startPostgres.mjs'),
);
/** Ends with its standard input: whatever ends us ends it. */
const PROGRAM = `
import { startPostgres } from ${JSON.stringify(START.href)};
const { url, stop } = await startPostgres();
console.log(url);
process.stdin.resume().once('end', () => stop().then(() => process.exit(0)));
`;

/** The Postgres that the tests are given, or one of its own. */
export async function openPostgres() {
  if (GIVEN !== undefined) return { url: GIVEN, stop: async () => {} };
  const child = spawn(
    process.execPath,
    ['--input-type=module', '--eval', PROGRAM],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const ended = once(child, 'exit');
  const lines = createInterface({ input: child.stdout });
  const [url] = await Promise.race([
    once(lines, 'line'),
    ended.then(() => {
      throw new Error('Postgres did not start; its words stand above.');
    }),
  ]);
  return {
    url: String(url),
    async stop() {
      child.stdin.end();
      await ended;
    },
  };
}

/** An empty database of our plugin, as Backstage names it, and the config that leads two backends to it. */
export async function openDatabase(url: string) {
  const { hostname, port, username, password } = new URL(url);
  const connection = {
    host: hostname,
    port: Number(port),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
  };
  const prefix = `argosy_${randomBytes(4).toString('hex')}_`;
  const name = `${prefix}deployments`;
  const server = createKnex({
    client: 'pg',
    connection: { ...connection, database: 'postgres' },
    pool: { min: 0, max: 1 },
  });
  await server.raw('create database ??', [name]);
  const knex = createKnex({
    client: 'pg',
    connection: { ...connection, database: name },
  });
  return {
    knex,
    /** Who writes is known by the name of the backend. */
    configOf: (backend: string) => ({
      client: 'pg',
      prefix,
      connection: { ...connection, application_name: backend },
    }),
    async close() {
      await knex.destroy();
      await server.raw('drop database ?? with (force)', [name]);
      await server.destroy();
    },
  };
}
