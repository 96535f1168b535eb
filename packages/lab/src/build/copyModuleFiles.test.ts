import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyModuleFiles } from './copyModuleFiles';

describe('copyModuleFiles', () => {
  let folder: string;
  let module: string;
  let target: string;

  const modes = async (names: string[]) =>
    Promise.all(
      names.map(async name => (await stat(join(target, name))).mode & 0o777),
    );

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'copy-module-files-'));
    module = join(folder, 'module');
    target = join(folder, 'target');
    await mkdir(join(module, 'crds/v1'), { recursive: true });
    const files = {
      'crds/kustomization.yaml': 'resources:\n  - v1/rollout.yaml\n',
      'crds/policy.yaml': 'kind: ValidatingAdmissionPolicy\n',
      'crds/v1/rollout.yaml': 'kind: CustomResourceDefinition\n',
      'wrapper.sh': '#!/bin/sh\n',
    };
    for (const [name, text] of Object.entries(files)) {
      await writeFile(join(module, name), text, { mode: 0o444 });
    }
    await chmod(join(module, 'crds/v1'), 0o555);
  });
  afterEach(async () => {
    await chmod(join(module, 'crds/v1'), 0o755);
    await rm(folder, { recursive: true });
  });

  it('copies folders and files so that they can be removed again', async () => {
    const paths = { crds: 'all', 'crds/policy.yaml': 'one.yaml' };
    await copyModuleFiles(module, { module: '', paths }, target);
    const names = ['all/v1/rollout.yaml', 'all/policy.yaml', 'one.yaml'];
    expect(await modes(names)).toEqual([0o644, 0o644, 0o644]);
    expect((await modes(['all/v1']))[0] & 0o200).toBe(0o200);
  });

  it('takes only CustomResourceDefinitions where it is told to', async () => {
    const paths = { crds: '.' };
    const files = { module: '', paths, crdsOnly: true };
    await copyModuleFiles(module, files, target);
    expect(await readdir(target)).toEqual(['v1']);
  });

  it('makes programs of scripts', async () => {
    const paths = { 'wrapper.sh': 'wrapper.sh' };
    const files = { module: '', paths, executable: true };
    await copyModuleFiles(module, files, target);
    expect(await modes(['wrapper.sh'])).toEqual([0o755]);
  });

  it('says what a module no longer has', async () => {
    const files = { module: '', paths: { hack: '.' } };
    await expect(copyModuleFiles(module, files, target)).rejects.toThrow(
      /ENOENT.*hack/,
    );
  });
});
