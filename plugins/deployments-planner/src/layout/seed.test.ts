import { join } from 'node:path';
import { UPDATE, readTree, writeTree } from './__testUtils__/disk.test.util';
import { seedFiles } from './__testUtils__/seed';

const SEED = join(__dirname, '../../../../packages/control-plane/seed');

it("the sandbox's repository is one that the generator makes", () => {
  if (UPDATE) writeTree(SEED, seedFiles());
  expect(new Map([...readTree(SEED)].sort())).toEqual(seedFiles());
});
