import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  readConfiguredFile,
  readConfiguredFileSync,
} from './readConfiguredFile';

describe.each([
  ['readConfiguredFile', readConfiguredFile],
  [
    'readConfiguredFileSync',
    async (...args: Parameters<typeof readConfiguredFileSync>) =>
      readConfiguredFileSync(...args),
  ],
])('%s', (_, read) => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'configured-'));
    await writeFile(join(folder, 'token'), ' s3cret\n');
  });
  afterAll(() => rm(folder, { recursive: true }));
  const refuse = (reason: string) => new RangeError(`The token ${reason}.`);

  it('reads a file as it is', async () => {
    expect(await read(join(folder, 'token'), refuse)).toBe(' s3cret\n');
  });

  it.each([
    ['missing', 'The token is not there (ENOENT).'],
    ['.', 'The token is a folder (EISDIR).'],
    ['token/deeper', 'The token cannot be read (ENOTDIR).'],
  ])('says why %s cannot be read', async (name, message) => {
    await expect(read(join(folder, name), refuse)).rejects.toThrow(
      new RangeError(message),
    );
  });
});
