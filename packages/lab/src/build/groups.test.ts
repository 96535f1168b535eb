import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { goArguments } from './goArguments';
import { FILES, GROUPS, GUARD } from './groups';
import { PROGRAMS } from './Peers';
import { PEER_SOURCES } from './peerSources';
import { readPins } from './readPins';

const ALL = [GUARD, ...GROUPS];

describe('the groups', () => {
  it('are the folders of our Go modules', async () => {
    expect(ALL.map(each => each.name).sort()).toEqual(
      (await readdir(PEER_SOURCES)).sort(),
    );
  });

  it('build each program and take each folder of files once', () => {
    expect(ALL.flatMap(each => Object.keys(each.programs)).sort()).toEqual(
      [...PROGRAMS].sort(),
    );
    expect(ALL.flatMap(each => Object.keys(each.files ?? {})).sort()).toEqual(
      [...FILES].sort(),
    );
  });

  it('pin the modules that they copy files from', async () => {
    for (const { name, files = {} } of ALL) {
      const pins = await readPins(join(PEER_SOURCES, name));
      for (const { module } of Object.values(files)) {
        expect(pins(module)).toMatch(/^v\d+\.\d+\.\d+$/);
      }
    }
  });

  it('stamp the versions that are pinned', async () => {
    const stamps = await Promise.all(
      ALL.map(async group => {
        const pins = await readPins(join(PEER_SOURCES, group.name));
        return [group.name, goArguments(group, pins).flags.at(-1)];
      }),
    );
    expect(Object.fromEntries(stamps)).toMatchObject({
      guard: '-s -w',
      gitea: expect.stringMatching(/ -X main\.Version=\d+\.\d+\.\d+$/),
      'control-plane': expect.stringMatching(
        /\.gitVersion=v(\d+)\.(\d+)\.\d+ -X \S+\.gitMajor=\1 -X \S+\.gitMinor=\2 -X \S+\/common\.version=\d+\.\d+\.\d+$/,
      ),
    });
  });
});
