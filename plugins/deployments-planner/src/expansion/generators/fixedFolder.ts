import { folderOf } from '../../repository/RepositoryFiles';

const FIXED = /^services\/[^/*?[{\\]+\//;

/** The service's folder in which a pattern finds its files; undefined where it may find them anywhere. */
export const fixedFolder = (pattern: string): string | undefined =>
  FIXED.test(pattern) ? folderOf(pattern) : undefined;
