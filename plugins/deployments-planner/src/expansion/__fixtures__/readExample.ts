import { readdirSync, readFileSync, statSync } from 'fs';
import { join } from 'path';

/** The example repository that was verified on a real Argo CD. */
export function readExample(): Map<string, string> {
  const root = join(__dirname, 'gitops');
  const files = new Map<string, string>();
  const visit = (folder: string) => {
    for (const name of readdirSync(join(root, folder)).sort()) {
      const path = folder ? `${folder}/${name}` : name;
      if (statSync(join(root, path)).isDirectory()) visit(path);
      else files.set(path, readFileSync(join(root, path), 'utf8'));
    }
  };
  visit('');
  return files;
}

/** Clusters of the example. */
export const CLUSTERS = ['eu1', 'us1', 'ap1'];
