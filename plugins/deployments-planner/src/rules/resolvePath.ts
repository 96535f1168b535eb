/** A path relative to a folder, from the repository's root; undefined where it leaves the repository. */
export function resolvePath(folder: string, path: string): string | undefined {
  const steps: string[] = path.startsWith('/')
    ? []
    : folder.split('/').filter(Boolean);
  for (const step of path.split('/')) {
    if (step === '..') {
      if (steps.pop() === undefined) return undefined;
    } else if (step !== '' && step !== '.') {
      steps.push(step);
    }
  }
  return steps.join('/');
}

export const folderOf = (path: string) =>
  path.slice(0, Math.max(path.lastIndexOf('/'), 0));
