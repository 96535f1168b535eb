import { dirname, join } from 'node:path';

/** The folder of our Go modules, with a folder for each group. */
export const PEER_SOURCES = join(
  dirname(require.resolve('@argosy/lab/package.json')),
  'peers',
);
