import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { generatedPath, serviceFolder } from '../../repository/paths';

/**
 * The number of the layout: raised with each change of the files that a spec leads to. A file that was written by an older
 * layout and not touched since can be told from one that a person edited.
 * @public
 */
export const LAYOUT = 1;

const generatedSchema = z.object({
  layout: z.number(),
  /** SHA-256 of the content that was written, by path in the folder of the service. */
  files: z.record(z.string(), z.string()),
});

/**
 * `.argosy.json` of a service: which of its files were generated, by which layout, and with which content. A file that
 * stands as it should keeps its entry, so that what a person changed by hand is not taken for generated. Undefined for a
 * service from before this file, as long as none of its files changes.
 * @param files - the files of the service by their path in the repository
 */
export function generatedFiles(
  service: string,
  files: ReadonlyMap<string, string>,
  existing: ReadonlyMap<string, string>,
): string | undefined {
  const before = readGenerated(existing.get(generatedPath(service)));
  const isAsItStands = ([path, content]: readonly [string, string]) =>
    existing.get(path) === content;
  if (!before && [...files].every(isAsItStands)) return undefined;
  const folder = serviceFolder(service);
  const hashes = [...files]
    .map(([path, content]): [string, string] => {
      const name = path.slice(folder.length);
      const known = isAsItStands([path, content]) && before?.get(name);
      return [name, known || bytesToHex(sha256(utf8ToBytes(content)))];
    })
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const value = { layout: LAYOUT, files: Object.fromEntries(hashes) };
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** The hashes by path; undefined where there is no such file, or none that can be read: it is then written anew. */
function readGenerated(
  text: string | undefined,
): ReadonlyMap<string, string> | undefined {
  if (text === undefined) return undefined;
  try {
    const { files } = generatedSchema.parse(JSON.parse(text));
    return new Map(Object.entries(files));
  } catch {
    return undefined;
  }
}
