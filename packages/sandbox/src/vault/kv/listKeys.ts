/** Lists one level of a tree of paths, folders with their slash. Returns undefined when there is nothing. */
export function listKeys(
  paths: Iterable<string>,
  folder: string,
): string[] | undefined {
  const below = folder === '' || folder.endsWith('/') ? folder : `${folder}/`;
  const keys = new Set<string>();
  for (const path of paths) {
    if (!path.startsWith(below)) continue;
    const [name, ...rest] = path.slice(below.length).split('/');
    keys.add(rest.length > 0 ? `${name}/` : name);
  }
  return keys.size > 0 ? [...keys].sort() : undefined;
}
