import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isSeq, parseDocument } from 'yaml';

/** Takes the clusters that the lab does not have out of the seed: their overlays, and their lines in projects. */
export async function seedRegions(directory: string, clusters: string[]) {
  const entries = await readdir(directory, {
    recursive: true,
    withFileTypes: true,
  });
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory() && isOverlay(path)) {
      if (!clusters.includes(basename(path))) {
        await rm(path, { recursive: true });
      }
    } else if (entry.name === 'appproject.yaml') {
      await narrowProject(path, [...clusters, 'in-cluster']);
    }
  }
}

const isOverlay = (path: string) => /\/overlays\/[^/]+\/[^/]+$/.test(path);

async function narrowProject(file: string, clusters: string[]) {
  const document = parseDocument(await readFile(file, 'utf8'));
  const destinations = document.getIn(['spec', 'destinations']);
  if (!isSeq(destinations)) return;
  destinations.items = destinations.items.filter((_, index) =>
    clusters.includes(
      String(document.getIn(['spec', 'destinations', index, 'name'])),
    ),
  );
  await writeFile(file, document.toString({ lineWidth: 0 }));
}
