import { rename } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build, type Plugin } from 'esbuild';

/** In the repository: what is not compiled along is found from here. */
const FOLDER = join(__dirname, '../../../../.cache/test/compiled');

/** Binaries, and the drivers of databases that nobody installs. */
const LEFT_OUT = [
  ...['better-sqlite3', 'cpu-features', 'isolated-vm', 'pg-native'],
  ...['mariadb/callback', 'mysql', 'mysql2', 'oracledb', 'pg-query-stream'],
  ...['sqlite3', 'tedious'],
];

/** Only packages of this repository are compiled along. Backstage itself is too large, and looks for its own files. */
const librariesOutside: Plugin = {
  name: 'libraries-outside',
  setup({ onResolve }) {
    onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' || path.startsWith('@argosy/')
        ? undefined
        : { path, external: true },
    );
  },
};

interface Options {
  /** Whether libraries are compiled along, which starts faster, or loaded from where they are installed. */
  libraries?: 'inside' | 'outside';
}

const compiling = new Map<string, Promise<string>>();

/**
 * A program of TypeScript, with all that it imports, as one file that Node starts by itself.
 * Compiling takes seconds, and a test that kills processes starts many: each program is compiled once in a test file.
 */
export function compiled(program: string, options?: Options): Promise<string> {
  const begun = compiling.get(program) ?? compile(program, options);
  compiling.set(program, begun);
  return begun;
}

async function compile(
  program: string,
  { libraries = 'inside' }: Options = {},
): Promise<string> {
  const file = join(FOLDER, `${basename(program, '.ts')}.js`);
  // Another run in this folder never starts half a file.
  const unfinished = `${file}.${process.pid}`;
  await build({
    entryPoints: [program],
    outfile: unfinished,
    bundle: true,
    platform: 'node',
    mainFields: ['module', 'main'],
    external: LEFT_OUT,
    plugins: libraries === 'outside' ? [librariesOutside] : [],
    // Errors are known by their names.
    keepNames: true,
    logLevel: 'error',
  });
  await rename(unfinished, file);
  return file;
}

/** For processes of their own: without what Jest tells Node, and with what Node has compiled for those before. */
export function ownEnvironment(): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _, ...env } = process.env;
  return { ...env, NODE_COMPILE_CACHE: join(FOLDER, 'node') };
}
