import {
  chmod,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GROUPS, GUARD } from '../build/groups';
import { PEER_SOURCES } from '../build/peerSources';
import { checkRequirements } from './checkRequirements';
import { findGo, GO_AT_LEAST } from './findGo';
import { missingRequirements } from './missingRequirements';
import { withoutServices } from './installRequirements';

describe('the requirements of the lab', () => {
  let folder: string;
  const env = () => ({ PATH: folder });

  const install = async (name: string, says = '') => {
    const file = join(folder, name);
    await writeFile(file, `#!/bin/sh\necho "${says}"\n`);
    await chmod(file, 0o755);
  };
  const installAll = async (go: string) => {
    for (const name of ['git', 'redis-server', 'gcc', 'clang']) {
      await install(name);
    }
    await install('go', `go version go${go} linux/amd64`);
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'requirements-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('names all that is missing at once, and how to get each', async () => {
    await expect(checkRequirements(env())).rejects.toThrow(
      /lacks what they need:\n- Go 1\.26\.3 or newer is missing: .*\n- git is missing: .*Install the package git\.\n- redis-server is missing: .*\n- A C compiler is missing: .*$/,
    );
  });

  it('says no word when all is there', async () => {
    await installAll('1.26.10');
    await expect(checkRequirements(env())).resolves.toBeUndefined();
  });

  it.each(['1.19.8', '1.26', '1.26.2', '0.27.3'])(
    'refuses Go %s',
    async version => {
      await installAll(version);
      expect(await findGo(env())).toEqual({
        missing: expect.stringContaining(`Go is too old: ${version}, `),
      });
    },
  );

  it.each(['1.26.3', '1.27', '1.27.0', '2.0.1'])(
    'takes Go %s',
    async version => {
      await installAll(version);
      expect(await findGo(env())).toEqual({
        version: `go version go${version} linux/amd64`,
      });
    },
  );

  it('takes no file for a program that may not be run', async () => {
    await installAll('1.26.3');
    await chmod(join(folder, 'redis-server'), 0o644);
    expect(await missingRequirements(env())).toEqual([
      expect.objectContaining({ packages: ['redis-server'] }),
    ]);
  });

  it('asks for the C compiler that Go will call', async () => {
    await installAll('1.26.3');
    const CC = 'zig cc';
    const missing = await missingRequirements({ ...env(), CC });
    expect(missing.map(each => each.sentence)).toEqual([
      expect.stringContaining('Gitea is built with zig.'),
    ]);
  });

  it('asks for a Go that all pins can be built with', async () => {
    const asked = await Promise.all(
      [GUARD, ...GROUPS].map(async ({ name }) => {
        const file = join(PEER_SOURCES, name, 'go.mod');
        return /^go (\S+)$/m.exec(await readFile(file, 'utf8'))?.[1] ?? '';
      }),
    );
    const compare = new Intl.Collator('en', { numeric: true }).compare;
    expect(asked.sort(compare).at(-1)).toBe(GO_AT_LEAST);
  });

  describe('while Debian installs', () => {
    it('forbids services to start, and then no longer', async () => {
      const policy = join(folder, 'policy-rc.d');
      await withoutServices(async () => {
        expect((await stat(policy)).mode & 0o111).toBe(0o111);
        expect(await readFile(policy, 'utf8')).toMatch(/exit 101/);
      }, policy);
      expect(await readdir(folder)).toEqual([]);
    });

    it('leaves a policy of the machine as it is', async () => {
      const policy = join(folder, 'policy-rc.d');
      await writeFile(policy, 'theirs');
      await withoutServices(async () => {}, policy);
      expect(await readFile(policy, 'utf8')).toBe('theirs');
    });
  });
});
