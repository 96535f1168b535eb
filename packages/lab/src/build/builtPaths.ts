import { join } from 'node:path';
import type { Group } from './groups';
import type { PeerFiles, Program } from './Peers';

/** The results of building a group, by absolute path. */
export interface BuiltPaths {
  programs: Partial<Record<Program, string>>;
  files: Partial<PeerFiles>;
}

const within = (folder: string, names: string[]) =>
  Object.fromEntries(names.map(name => [name, join(folder, name)]));

/** Returns the paths of programs and folders in the folder of a built group. */
export const builtPaths = (group: Group, folder: string): BuiltPaths => ({
  programs: within(join(folder, 'bin'), Object.keys(group.programs)),
  files: within(join(folder, 'files'), Object.keys(group.files ?? {})),
});
