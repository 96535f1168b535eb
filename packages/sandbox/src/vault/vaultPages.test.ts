import { dig, vaultClient } from '@argosy/control-plane';
import { startSandbox } from '../startSandbox';
import type { StartedSandbox } from '../startSandbox';

const PATH = 'apps/shop-dev/api/env';
const VALUE = 'value-that-no-page-shows';

describe('the page of a secret', () => {
  let sandbox: StartedSandbox;
  let url: string;

  beforeAll(async () => {
    sandbox = await startSandbox({ seed: false });
    url = `${sandbox.vault.address}/ui/vault/secrets/secret/kv/${encodeURIComponent(PATH)}`;
  });
  afterAll(() => sandbox.stop());

  const page = async () => (await fetch(url)).text();
  const post = (key: string, headers = {}) =>
    fetch(url, {
      method: 'POST',
      headers,
      body: new URLSearchParams({ key, value: VALUE }),
    });

  it('says that nothing stands, then names what was written, and no value', async () => {
    expect(await page()).toContain('There is no secret here yet.');
    expect((await post('DB_URL')).status).toBe(200);
    await post('<API_KEY>');
    const shown = await page();
    expect(shown).toContain('<code>DB_URL</code>');
    expect(shown).toContain('<code>&lt;API_KEY&gt;</code>');
    expect(shown).toContain('Version 2');
    expect(shown).not.toContain(VALUE);
    const { must } = vaultClient(sandbox.vault);
    const { data } = await must('GET', `secret/data/${PATH}`);
    expect(dig(data, 'data')).toEqual({
      DB_URL: VALUE,
      '<API_KEY>': VALUE,
    });
  });

  it('takes nothing from a page of somebody else', async () => {
    const answer = await post('THIEF', { origin: 'http://evil.example.com' });
    expect(answer.status).toBe(403);
    expect(await page()).not.toContain('THIEF');
  });

  it('is not there while Vault is sealed', async () => {
    await sandbox.faults.failVault('sealed');
    expect((await fetch(url)).status).toBe(503);
    await sandbox.faults.clear();
  });
});
