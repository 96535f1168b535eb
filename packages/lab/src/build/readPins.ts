import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Returns the version that a module is pinned to.
 * @throws when go.mod does not name it
 */
export type Pins = (module: string) => string;

/** Reads the requirements in the `go.mod` of a folder. */
export async function readPins(folder: string): Promise<Pins> {
  const file = join(folder, 'go.mod');
  const text = await readFile(file, 'utf8');
  const pins = new Map(
    Array.from(
      text.matchAll(/^(?:require)?[ \t]+(\S+) (v\S+)(?: \/\/ indirect)?$/gm),
      ([, module, version]) => [module, version],
    ),
  );
  return module => {
    const version = pins.get(module);
    if (!version) throw new Error(`${file} pins no version of ${module}.`);
    return version;
  };
}
