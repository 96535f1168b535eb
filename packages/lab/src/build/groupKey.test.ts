import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { goArguments } from './goArguments';
import { groupKey } from './groupKey';
import type { Group } from './groups';
import { readPins } from './readPins';

const GO = 'go version go1.26.8 linux/amd64';
const MODULE = 'example.org/peer';
const GROUP: Group = {
  name: 'peers',
  programs: { etcd: MODULE },
  stamps: pins => ({ 'main.version': pins(MODULE) }),
};

describe('groupKey', () => {
  let folder: string;

  const pin = (version: string) =>
    writeFile(
      join(folder, 'go.mod'),
      `module lab\n\ngo 1.26\n\nrequire ${MODULE} ${version}\n\nrequire (\n\texample.org/other v2.0.0 // indirect\n)\n`,
    );
  const key = async (group = GROUP, goVersion = GO) =>
    groupKey(group, folder, {
      ...goArguments(group, await readPins(folder)),
      goVersion,
    });

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'group-key-'));
    await pin('v1.0.0');
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is the same for the same', async () => {
    const before = await key();
    await pin('v1.0.0');
    expect(await key()).toBe(before);
  });

  it('is another one for another pin, sum, flag, package, copied file and Go', async () => {
    const keys = [await key(), await key(GROUP, GO.replace('26.8', '26.9'))];
    keys.push(await key({ ...GROUP, tags: ['sqlite'] }));
    keys.push(await key({ ...GROUP, cgo: true }));
    keys.push(await key({ ...GROUP, programs: { etcd: `${MODULE}/cmd` } }));
    const files = { kwokStages: { module: MODULE, paths: { stages: '.' } } };
    keys.push(await key({ ...GROUP, files }));
    await pin('v1.0.1');
    keys.push(await key());
    await writeFile(join(folder, 'go.sum'), `${MODULE} v1.0.1 h1:abc=\n`);
    keys.push(await key());
    expect(new Set(keys).size).toBe(8);
  });

  it('stamps the pinned version, and knows no other', async () => {
    const pins = await readPins(folder);
    expect(goArguments(GROUP, pins).flags).toContain(
      '-s -w -X main.version=v1.0.0',
    );
    expect(pins('example.org/other')).toBe('v2.0.0');
    expect(() => pins('example.org/peer/v2')).toThrow(
      /go\.mod pins no version of example\.org\/peer\/v2/,
    );
  });
});
