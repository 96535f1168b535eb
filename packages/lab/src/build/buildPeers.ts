import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { findGo } from '../requirements/findGo';
import { BuildError } from './BuildError';
import { buildGroup } from './buildGroup';
import type { BuiltPaths } from './builtPaths';
import { FILES, GROUPS, GUARD } from './groups';
import { PROGRAMS } from './Peers';
import type { Peers } from './Peers';
import { PEER_SOURCES } from './peerSources';

export interface BuildOptions {
  /** The folder for what is built. By default it is outside of the clone, and shared by all clones of the user. */
  cache?: string;
  /** Is called with a line for the user at each step. With a warm cache there are none. */
  onProgress?: (line: string) => void;
}

const isWhole = (built: BuiltPaths): built is Peers =>
  PROGRAMS.every(name => built.programs[name]) &&
  FILES.every(name => built.files[name]);

/**
 * Returns the programs of the lab. The first time it builds them from their pins, which takes about ten minutes on
 * two cores; after that they come from the cache.
 * @throws BuildError when a program could not be built: which one, the compiler's last lines, and what to do
 */
export async function buildPeers({
  cache = cacheFolder(),
  onProgress = () => {},
}: BuildOptions = {}): Promise<Peers> {
  const go = await findGo();
  if ('missing' in go) throw new BuildError(go.missing);
  const workshop = {
    sources: PEER_SOURCES,
    cache,
    goVersion: go.version,
    onProgress,
  };
  let built = await buildGroup(GUARD, workshop);
  const { guard } = built.programs;
  for (const group of GROUPS) {
    const { programs, files } = await buildGroup(group, { ...workshop, guard });
    built = {
      programs: { ...built.programs, ...programs },
      files: { ...built.files, ...files },
    };
  }
  if (!isWhole(built))
    throw new Error('A program or folder is missing in groups.ts.');
  return built;
}

/** Returns the folder for what is built: that of `ARGOSY_LAB_CACHE`, else one in the user's cache folder. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  return env.ARGOSY_LAB_CACHE
    ? resolve(env.ARGOSY_LAB_CACHE)
    : join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'argosy-lab');
}
