import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { download } from './download';

/** Prints as Go does, and falls silent as often as it is told to. */
const goThat = (silences: number) => `#!/bin/sh
echo x >> calls
echo "go: downloading example.org/peer v1.0.$(wc -l < calls)" >&2
[ "$(wc -l < calls)" -gt ${silences} ] || exec sleep 600
[ "$1" = list ] || { echo "go: unknown command" >&2; exit 2; }
echo found`;

jest.setTimeout(60_000);

describe('download', () => {
  let folder: string;

  const run = async (
    silences: number,
    { command = 'list', silence = 60_000 } = {},
  ) => {
    await writeFile(join(folder, 'go'), goThat(silences));
    await chmod(join(folder, 'go'), 0o755);
    const env = { PATH: `${folder}:${process.env.PATH}` };
    return download([command], { cwd: folder, env, silence }, () => {});
  };
  const calls = async () =>
    (await readFile(join(folder, 'calls'), 'utf8')).length / 2;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'download-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('asks once where there is an answer', async () => {
    expect(await run(0)).toBe('found\n');
    expect(await calls()).toBe(1);
  });

  it('asks anew when the proxy leaves it without an answer', async () => {
    expect(await run(1, { silence: 2_000 })).toBe('found\n');
    expect(await calls()).toBe(2);
  });

  it('gives up after four silences', async () => {
    await expect(run(9, { silence: 1_000 })).rejects.toThrow(
      'go list: silent for 1 s',
    );
    expect(await calls()).toBe(4);
  });

  it('does not ask anew for what failed', async () => {
    await expect(run(0, { command: 'sail' })).rejects.toMatchObject({
      message: 'go sail: exit code 2',
      lines: ['go: downloading example.org/peer v1.0.1', 'go: unknown command'],
    });
    expect(await calls()).toBe(1);
  });
});
