import { copyModuleFiles } from './copyModuleFiles';
import { download } from './download';
import type { Group } from './groups';
import type { Workshop } from './Workshop';

/** Fills the folders given with the files that a group takes from its modules. */
export async function copyFiles(
  group: Group,
  folders: Record<string, string>,
  cwd: string,
  { guard, onProgress }: Workshop,
): Promise<void> {
  for (const [name, source] of Object.entries(group.files ?? {})) {
    const told = await download(
      ['mod', 'download', '-json', source.module],
      { cwd, guard },
      count =>
        onProgress(`Downloading the modules of ${group.name} ... ${count}`),
    );
    const { Dir } = JSON.parse(told);
    await copyModuleFiles(Dir, source, folders[name]);
  }
}
