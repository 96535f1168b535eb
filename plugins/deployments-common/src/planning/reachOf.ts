import { readApplicationSet } from '../expansion/applicationSet';
import { firstTwo, fixedFolder } from '../expansion/findConfigFiles';
import { readRepository } from '../expansion/readRepository';

/** Whether the ApplicationSets among files may find a file of this path; `true` may be wrong, `false` never is. */
export function reachOf(
  ...versions: ReadonlyArray<ReadonlyMap<string, string>>
): (path: string) => boolean {
  const folders = new Set(
    versions
      .flatMap(files => readRepository(files).sets)
      .flatMap(set => readApplicationSet(set).generators)
      .flatMap(generator => generator.include.map(fixedFolder)),
  );
  return path => folders.has(undefined) || folders.has(firstTwo(path));
}
