import { readApplicationSet } from '../applicationSet';
import { fixedFolder } from './fixedFolder';
import { JsonObject } from '../files/json';
import { HubManifest } from '../files/readRepository';

/** Where an ApplicationSet looks for config files: folders as `services/<service>`; undefined among them for anywhere. */
type Folders = ReadonlySet<string | undefined>;

const known = new WeakMap<JsonObject, Folders>();

/** The folders in which an ApplicationSet may find config files. Remembered as long as the resource. */
export function foundFolders(manifest: HubManifest): Folders {
  const found = known.get(manifest.document);
  if (found) return found;
  const { generators } = readApplicationSet(manifest);
  const folders = new Set(
    generators.flatMap(generator => generator.include.map(fixedFolder)),
  );
  known.set(manifest.document, folders);
  return folders;
}
