import fs from 'node:fs';
import path from 'node:path';
import { isLinted } from '@argosy/plugin-deployments-planner';

/** A file that people write stays far below; what is larger was put there by mistake. */
const LIMIT_BYTES = 1024 * 1024;

/** The files of a checkout. */
export interface Checkout {
  /** All paths, relative to the root, with forward slashes. */
  paths: string[];
  /** Content by path, of what the rules look at. */
  files: Map<string, string>;
}

/**
 * Reads a checkout of a GitOps repository from the disk. Links are listed and not followed.
 * @throws where the folder is none, or holds no GitOps repository
 */
export function readCheckout(root: string): Checkout {
  if (!fs.statSync(root, { throwIfNoEntry: false })?.isDirectory()) {
    throw new Error(`${root} is not a folder; give the root of a checkout.`);
  }
  const paths: string[] = [];
  const files = new Map<string, string>();
  const visit = (folder: string) => {
    const entries = fs.readdirSync(path.join(root, folder), {
      withFileTypes: true,
    });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const name = folder ? `${folder}/${entry.name}` : entry.name;
      if (entry.isDirectory()) {
        if (entry.name !== '.git') visit(name);
        continue;
      }
      paths.push(name);
      if (entry.isFile() && isLinted(name)) files.set(name, read(root, name));
    }
  };
  visit('');
  if (![...files.keys()].some(isOfGitOps)) {
    throw new Error(
      `${root} holds neither argocd/ nor services/; give the root of a checkout of the GitOps repository.`,
    );
  }
  return { paths, files };
}

const isOfGitOps = (name: string) => /^(?:argocd|services)\//.test(name);

function read(root: string, name: string): string {
  const file = path.join(root, name);
  const { size } = fs.statSync(file);
  if (size > LIMIT_BYTES) {
    throw new Error(
      `${name} has ${size} bytes, more than the limit of ${LIMIT_BYTES}; remove it from the repository.`,
    );
  }
  return fs.readFileSync(file, 'utf8');
}
