import { dig, runAsAdmin, vaultClient } from '@argosy/control-plane';
import { startSandbox } from '../startSandbox';
import type { StartedSandbox } from '../startSandbox';

jest.setTimeout(60_000);

describe("an admin's shell", () => {
  let sandbox: StartedSandbox;
  const run = (command: string) => runAsAdmin(sandbox.vault, command);
  const read = async (path: string) =>
    (await vaultClient(sandbox.vault).must('GET', path)).data;

  beforeAll(async () => {
    sandbox = await startSandbox({ seed: false });
  });
  afterAll(() => sandbox.stop());

  it('writes keys, and others beside them', async () => {
    await run("vault kv put -mount=secret apps/a/b/env A='<A> it' B=b=b");
    await run("vault kv patch -mount=secret apps/a/b/env C=''");
    expect(dig(await read('secret/data/apps/a/b/env'), 'data')).toEqual({
      ...{ A: '<A> it', B: 'b=b', C: '' },
    });
  });

  it('writes policies and what is JSON, and leaves alone what the shell could read', async () => {
    await run("vault policy write p - <<'EOF'\n# $HOME `id`\nEOF");
    expect(dig(await read('sys/policies/acl/p'), 'policy')).toBe(
      '# $HOME `id`\n',
    );
    await run('vault auth enable -path=k8s-x kubernetes');
    const role = {
      bound_service_account_names: ['a'],
      bound_service_account_namespaces: ['b'],
    };
    const path = 'auth/k8s-x/role/r';
    await run(`vault write ${path} - <<'EOF'\n${JSON.stringify(role)}\nEOF`);
    expect(await read(path)).toMatchObject(role);
    await run(`vault delete ${path}`);
    await expect(read(path)).rejects.toThrow('404');
  });

  it.each([
    ['what Vault refuses', 'vault write auth/none/role/x a=b', '404'],
    ['a command that it does not know', 'vault operator seal', 'use one of'],
    ['no value', 'vault kv put -mount=secret a B', '"B" is not <key>=<value>'],
  ])('fails with %s', async (_, command, says) => {
    await expect(run(command)).rejects.toThrow(says);
  });
});
