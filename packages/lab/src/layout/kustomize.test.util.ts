import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { JsonObject } from '@argosy/control-plane';
import { parseAllDocuments } from 'yaml';
import { inParallel } from '../expansion/inParallel.test.util';
import type { Tree } from './trees.test.util';

const run = promisify(execFile);

/** An overlay, and what Kustomize makes of it. */
export interface Built {
  tree: Tree;
  overlay: string;
  resources: JsonObject[];
  /** Why it cannot be built, or what Kustomize warns of. */
  complaint: string;
}

/** Builds every overlay of the trees with the lab's Kustomize. */
export async function buildAll(
  kustomize: string,
  trees: readonly Tree[],
): Promise<Built[]> {
  const folder = await mkdtemp(join(tmpdir(), 'argosy-trees-'));
  try {
    await inParallel(8, trees, tree =>
      writeTree(join(folder, tree.name), tree),
    );
    const overlays = trees.flatMap(tree =>
      tree.overlays.map(overlay => ({ tree, overlay })),
    );
    return await inParallel(2, overlays, async ({ tree, overlay }) => ({
      tree,
      overlay,
      ...(await build(kustomize, join(folder, tree.name, overlay))),
    }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeTree(folder: string, { files }: Tree) {
  for (const [path, content] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}

async function build(kustomize: string, overlay: string) {
  try {
    const { stdout, stderr } = await run(kustomize, ['build', overlay]);
    return { resources: documents(stdout), complaint: stderr };
  } catch (error) {
    return { resources: [], complaint: String(error) };
  }
}

/** As a reader of YAML 1.1 in Go sees them: that is what Kustomize prints. */
const documents = (text: string): JsonObject[] =>
  parseAllDocuments(text, { version: '1.1' }).map(document =>
    JSON.parse(JSON.stringify(document.toJS())),
  );
