import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** Where what was built is kept, outside of any clone: by `ARGOSY_LAB_CACHE`, else in the cache folder of the user. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  return env.ARGOSY_LAB_CACHE
    ? resolve(env.ARGOSY_LAB_CACHE)
    : join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'argosy-lab');
}
