import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isObject } from '@argosy/control-plane';
import type { JsonObject } from '@argosy/control-plane';
import { parseAllDocuments } from 'yaml';

/** Parses the objects of a YAML text. Empty documents are left out. */
export const parseManifests = (content: string): JsonObject[] =>
  parseAllDocuments(content, { uniqueKeys: false })
    .map(document => document.toJS())
    .filter(isObject);

/** Reads the objects of every YAML file below a folder, in the order of their names. */
export async function readManifests(folder: string): Promise<JsonObject[]> {
  const entries = await readdir(folder, {
    recursive: true,
    withFileTypes: true,
  });
  const files = entries
    .filter(each => each.isFile() && /\.ya?ml$/.test(each.name))
    .map(each => join(each.parentPath, each.name))
    .sort();
  const contents = await Promise.all(files.map(file => readFile(file, 'utf8')));
  return contents.flatMap(parseManifests);
}
