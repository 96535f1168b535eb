import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { LoggerService } from '@backstage/backend-plugin-api';
import pLimit from 'p-limit';
import { Git } from './program/createGit';
import { GitFailure } from './program/runGit';

export interface CacheFolder {
  /**
   * Works alone in the cache folder. When git finds the folder broken, it is
   * created again and the work is repeated, so the work must fetch what it needs.
   */
  use<T>(work: () => Promise<T>): Promise<T>;
  has(commit: string): Promise<boolean>;
}

/** The bare repository that keeps what was fetched. It holds nothing that the host does not have. */
export function createCacheFolder(options: {
  git: Git;
  folder: string;
  logger: LoggerService;
}): CacheFolder {
  const { git, folder, logger } = options;
  const alone = pLimit(1);
  const create = async () => {
    if (existsSync(join(folder, 'HEAD'))) return;
    await rm(folder, { recursive: true, force: true });
    await git.local(['init', '--bare', '--quiet']);
  };
  return {
    use: work =>
      alone(async () => {
        try {
          await create();
          return await work();
        } catch (error) {
          const broken =
            error instanceof GitFailure && error.deadline === undefined;
          if (!broken) throw error;
          logger.warn(
            'The cache of the GitOps repository is broken and is created again',
            error,
          );
          await rm(folder, { recursive: true, force: true });
          await create();
          return work();
        }
      }),
    async has(commit) {
      try {
        await git.local([
          'rev-parse',
          '--verify',
          '--quiet',
          `${commit}^{commit}`,
        ]);
        return true;
      } catch (error) {
        if (error instanceof GitFailure && error.code === 1) return false;
        throw error;
      }
    },
  };
}
