import { randomBytes } from 'node:crypto';
import { join } from 'node:path';

const section = (name: string, values: Record<string, string | number>) =>
  [
    `[${name}]`,
    ...Object.entries(values).map(([key, value]) => `${key} = ${value}`),
  ].join('\n');

/** Makes Gitea's configuration: loopback only, SQLite, nothing but repositories and pull requests. */
export function appIni(options: {
  home: string;
  port: number;
  baseUrl: string;
  /** Gitea's templates and texts. */
  statics: string;
}): string {
  const { home, port, baseUrl, statics } = options;
  return [
    section('', {}).replace('[]', `WORK_PATH = ${home}`),
    section('server', {
      PROTOCOL: 'http',
      HTTP_ADDR: '127.0.0.1',
      HTTP_PORT: port,
      ROOT_URL: `${baseUrl}/`,
      STATIC_ROOT_PATH: statics,
      APP_DATA_PATH: join(home, 'data'),
      DISABLE_SSH: 'true',
      OFFLINE_MODE: 'true',
      LFS_START_SERVER: 'false',
    }),
    section('database', {
      DB_TYPE: 'sqlite3',
      PATH: join(home, 'gitea.db'),
      SQLITE_JOURNAL_MODE: 'WAL',
    }),
    section('security', {
      INSTALL_LOCK: 'true',
      SECRET_KEY: randomBytes(32).toString('hex'),
      // the portal logs in with each request, and the default would measure Gitea's hashing
      PASSWORD_HASH_ALGO: 'pbkdf2$1000$50',
    }),
    section('service', { DISABLE_REGISTRATION: 'true' }),
    section('repository', {
      ROOT: join(home, 'repositories'),
      DEFAULT_BRANCH: 'main',
    }),
    section('indexer', { ISSUE_INDEXER_TYPE: 'db' }),
    section('actions', { ENABLED: 'false' }),
    section('packages', { ENABLED: 'false' }),
    section('log', { MODE: 'console', LEVEL: 'Info', ROOT_PATH: home }),
    '',
  ].join('\n\n');
}
