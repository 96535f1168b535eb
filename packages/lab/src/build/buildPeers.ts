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
  /** Where what was built is kept; by default outside of the clone, for all clones of the user. */
  cache?: string;
  /** Told of each step, in words of a person; a warm cache has none. */
  onProgress?: (line: string) => void;
}

const isWhole = (built: BuiltPaths): built is Peers =>
  PROGRAMS.every(name => built.programs[name]) &&
  FILES.every(name => built.files[name]);

/**
 * The programs of the lab, built from their pins the first time (about ten minutes on two cores) and taken from the cache afterwards.
 * @throws BuildError when a program was not built: which, the compiler's last lines, and what to do
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
  if (!isWhole(built)) throw new Error('groups.ts misses a program or folder.');
  return built;
}

/** Where what was built is kept, outside of any clone: by `ARGOSY_LAB_CACHE`, else in the cache folder of the user. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  return env.ARGOSY_LAB_CACHE
    ? resolve(env.ARGOSY_LAB_CACHE)
    : join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'argosy-lab');
}
