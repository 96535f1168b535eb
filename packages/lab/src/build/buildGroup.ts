import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { builtPaths } from './builtPaths';
import type { BuiltPaths } from './builtPaths';
import { compile } from './compile';
import { copyFiles } from './copyFiles';
import { goArguments } from './goArguments';
import type { GoArguments } from './goArguments';
import { groupKey } from './groupKey';
import type { Group } from './groups';
import { isAlive } from './isAlive';
import { isComplete, STAMP } from './isComplete';
import { readPins } from './readPins';
import { withLock } from './withLock';
import type { Workshop } from './Workshop';

const DRAFT = '.building-';

/** What killed builds left behind. */
async function removeDrafts(folder: string) {
  const prefix = `${basename(folder)}${DRAFT}`;
  for (const name of await readdir(dirname(folder))) {
    if (!name.startsWith(prefix)) continue;
    if (isAlive(Number(name.slice(prefix.length)))) continue;
    await rm(join(dirname(folder), name), { recursive: true, force: true });
  }
}

/** Builds beside the folder, which so is there as a whole or not at all. */
async function buildInto(
  group: Group,
  folder: string,
  go: GoArguments,
  workshop: Workshop,
) {
  const source = join(workshop.sources, group.name);
  const draft = `${folder}${DRAFT}${process.pid}`;
  const { programs, files } = builtPaths(group, draft);
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  try {
    await compile(group, programs, go, source, workshop);
    await copyFiles(group, files, source, workshop);
    const stamp = { group: group.name, ...go, go: workshop.goVersion };
    await writeFile(join(draft, STAMP), `${JSON.stringify(stamp, null, 2)}\n`);
    await rm(folder, { recursive: true, force: true });
    await rename(draft, folder);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** The programs and files of a group, from the cache or built into it. @throws BuildError */
export async function buildGroup(
  group: Group,
  workshop: Workshop,
): Promise<BuiltPaths> {
  const { sources, cache, goVersion, onProgress } = workshop;
  const source = join(sources, group.name);
  const go = goArguments(group, await readPins(source));
  const key = await groupKey(group, source, go, goVersion);
  const folder = join(cache, `${group.name}-${key}`);
  const paths = builtPaths(group, folder);
  if (await isComplete(group, folder)) return paths;
  await mkdir(cache, { recursive: true });
  await withLock(
    `${folder}.lock`,
    async () => {
      if (await isComplete(group, folder)) return;
      await removeDrafts(folder);
      await buildInto(group, folder, go, workshop);
    },
    pid =>
      onProgress(
        `Process ${pid} is building ${group.name} already; waiting for it ...`,
      ),
  );
  return paths;
}
