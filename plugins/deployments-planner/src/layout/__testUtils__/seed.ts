import { bootstrapFiles, planLayout } from '..';
import { seedFleet } from './fleet';
import { EMPTY, write } from './repository';
import { shop } from './specs';

/** The repository that the sandbox starts with: the service `shop`, and what an admin applied once. */
export const seedFiles = (): Map<string, string> =>
  new Map(
    [
      ...bootstrapFiles(seedFleet),
      ...write(EMPTY, planLayout(shop, seedFleet, EMPTY)).files,
    ].sort(([a], [b]) => (a < b ? -1 : 1)),
  );
