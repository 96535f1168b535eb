import {
  access,
  mkdir,
  readdir,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isAlive } from '../processes/isAlive';
import { builtPaths } from './builtPaths';
import type { BuiltPaths } from './builtPaths';
import { compile } from './compile';
import { copyModuleFiles } from './copyModuleFiles';
import { download } from './download';
import { goArguments } from './goArguments';
import type { GoArguments } from './goArguments';
import { groupKey } from './groupKey';
import type { Group } from './groups';
import { readPins } from './readPins';
import { withLock } from './withLock';
import type { Workshop } from './Workshop';

const DRAFT = '.building-';

/** The file that is written last. */
const STAMP = 'built.json';

/** Removes what killed builds left behind. */
async function removeDrafts(folder: string) {
  const prefix = `${basename(folder)}${DRAFT}`;
  for (const name of await readdir(dirname(folder))) {
    if (!name.startsWith(prefix)) continue;
    if (isAlive(Number(name.slice(prefix.length)))) continue;
    await rm(join(dirname(folder), name), { recursive: true, force: true });
  }
}

/** Builds into a draft beside the folder and renames it, so that the folder is complete or does not exist. */
async function buildInto(
  group: Group,
  { folder, go }: { folder: string; go: GoArguments },
  workshop: Workshop,
) {
  const source = join(workshop.sources, group.name);
  const draft = `${folder}${DRAFT}${process.pid}`;
  const { programs, files } = builtPaths(group, draft);
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  try {
    await compile(group, { programs, go, cwd: source }, workshop);
    await copyFiles(group, { folders: files, cwd: source }, workshop);
    const stamp = { group: group.name, ...go, go: workshop.goVersion };
    await writeFile(join(draft, STAMP), `${JSON.stringify(stamp, null, 2)}\n`);
    await rm(folder, { recursive: true, force: true });
    await rename(draft, folder);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/**
 * Returns the programs and files of a group, from the cache or newly built.
 * @throws BuildError
 */
export async function buildGroup(
  group: Group,
  workshop: Workshop,
): Promise<BuiltPaths> {
  const { sources, cache, goVersion, onProgress } = workshop;
  const source = join(sources, group.name);
  const go = goArguments(group, await readPins(source));
  const key = await groupKey(group, source, { ...go, goVersion });
  const folder = join(cache, `${group.name}-${key}`);
  const paths = builtPaths(group, folder);
  if (await isComplete(group, folder)) return paths;
  await mkdir(cache, { recursive: true });
  const build = async () => {
    if (await isComplete(group, folder)) return;
    await removeDrafts(folder);
    await buildInto(group, { folder, go }, workshop);
  };
  const onWait = () =>
    onProgress(
      `Another process is building ${group.name} already; waiting for it ...`,
    );
  await withLock(folder, build, { onWait });
  return paths;
}

/** Fills these folders with the files that a group takes from its modules. */
async function copyFiles(
  group: Group,
  { folders, cwd }: { folders: Record<string, string>; cwd: string },
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

/** Reports whether a folder of the cache is complete: its build was finished, and nobody has removed a part of it. */
async function isComplete(group: Group, folder: string): Promise<boolean> {
  const { programs, files } = builtPaths(group, folder);
  const paths = [
    join(folder, STAMP),
    ...Object.values(programs),
    ...Object.values(files),
  ];
  const found = await Promise.all(
    paths.map(path =>
      access(path).then(
        () => true,
        () => false,
      ),
    ),
  );
  return found.every(Boolean);
}
