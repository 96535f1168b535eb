import { deploymentConditions } from '../../permissions';
import { callerOf } from '../__testUtils__/callerOf';
import {
  databases,
  secret,
  service,
  startReadModel,
} from '../../database/__testUtils__/readModels';
import { memoryVault, contextWith } from '../__testUtils__/vaultContext';
import { checkSecrets } from './checkSecrets';
import { listSecrets } from './listSecrets';
import { contextOf } from '../__testUtils__/operationContext';

const [ENGINE] = databases.eachSupportedId()[0];
const OURS = 'group:default/team-a';
const AT = '2026-11-21T10:00:00.000Z';

const only = (key: 'owner' | 'environment', value: string) =>
  callerOf(
    undefined,
    key === 'owner'
      ? deploymentConditions.isOwnedBy({ owners: [value] })
      : deploymentConditions.isInEnvironment({ environments: [value] }),
  );
const say = ({ items }: Awaited<ReturnType<typeof listSecrets.run>>) =>
  items.map(item => `${item.service} ${item.environment} ${item.state}`);

/** Two targets of shop and one of another team's. */
async function filled() {
  const { readModel } = await startReadModel(ENGINE);
  await readModel.replaceServices('c1', [
    service(),
    service({ name: 'search', owner: 'group:default/other' }),
  ]);
  await readModel.replaceSecrets([
    secret(),
    secret({ environment: 'dev', path: 'apps/shop-dev/api/env' }),
    secret({ service: 'search', server: 'other' }),
    secret({ service: 'search', environment: 'dev', server: 'main' }),
  ]);
  await readModel.saveSecretKeys([
    {
      ...secret(),
      found: { state: 'missing', why: 'absent', checkedAt: AT },
    },
  ]);
  for (const name of ['main', 'other'])
    await readModel.saveVault({ name, state: 'live' });
  const { vault, asked: asks } = memoryVault({});
  const annotations: Record<string, Record<string, string>> = {
    'component:default/shop': {},
    'component:default/selects': {
      'argocd/app-selector': 'argosy.dev/service=shop',
    },
    'component:default/plain': {},
  };
  const { context, checked } = contextWith(vault, {
    readModel,
    annotations: { get: async ref => annotations[ref] },
  });
  return { context, checked, asks, readModel };
}

describe('list-secrets', () => {
  it('shows a service in the order of environments, from the read model alone', async () => {
    const { context, asks } = await filled();
    const shown = await listSecrets.run(
      context,
      { service: 'shop' },
      callerOf(),
    );
    expect(say(shown)).toEqual(['shop dev waiting', 'shop prod checked']);
    expect(shown.vaults.map(({ name }) => name)).toEqual(['main']);
    expect(shown.items[1]).toMatchObject({
      keys: [{ name: 'DB_URL', required: true, state: 'missing' }],
      command: expect.stringContaining("DB_URL='<DB_URL>'"),
    });
    expect(asks).toEqual([]);
    for (const name of ['shop', 'selects']) {
      const entityRef = `component:default/${name}`;
      const { items } = await listSecrets.run(
        context,
        { entityRef },
        callerOf(),
      );
      expect(items).toEqual(shown.items);
    }
  });

  it('leaves out Vaults that the config knows no more', async () => {
    const { context } = await filled();
    const shown = await listSecrets.run(context, {}, callerOf());
    expect(say(shown)).toEqual([
      'search dev waiting',
      'shop dev waiting',
      'shop prod checked',
    ]);
    expect(shown.vaults.map(({ name }) => name)).toEqual(['main']);
  });

  it('shows all Vaults where there is nothing to show', async () => {
    const { context } = await filled();
    expect(
      await listSecrets.run(
        context,
        { entityRef: 'component:default/plain' },
        callerOf(),
      ),
    ).toMatchObject({ items: [], vaults: [{ name: 'main', state: 'live' }] });
  });

  it('hides what the person may not see, by owner and by environment', async () => {
    const { context } = await filled();
    const list = async (by: ReturnType<typeof callerOf>) =>
      say(await listSecrets.run(context, {}, by));
    expect(await list(only('owner', OURS))).toEqual([
      'shop dev waiting',
      'shop prod checked',
    ]);
    expect(await list(only('environment', 'prod'))).toEqual([
      'shop prod checked',
    ]);
    expect(await list(only('owner', 'group:default/nobody'))).toEqual([]);
    const entityRef = 'component:default/selects';
    const others = only('owner', 'group:default/other');
    expect(await listSecrets.run(context, { entityRef }, others)).toMatchObject(
      {
        items: [],
      },
    );
  });

  it('says of an entity that is not there that it is not', async () => {
    const { context } = await filled();
    await expect(
      listSecrets.run(
        context,
        { entityRef: 'component:default/x' },
        callerOf(),
      ),
    ).rejects.toThrow(/^The catalog has no component:default\/x/);
  });

  it('is empty without Vault', async () => {
    expect(await listSecrets.run(contextOf(), {}, callerOf())).toEqual({
      items: [],
      vaults: [],
    });
  });
});

describe('check-secrets', () => {
  it('looks, then answers as list-secrets does', async () => {
    const { context, checked } = await filled();
    const input = { service: 'shop' };
    const answer = await checkSecrets.run(context, input, callerOf());
    expect(checked).toEqual(['shop']);
    expect(answer).toEqual(await listSecrets.run(context, input, callerOf()));
  });

  it('looks at nothing that the person may not see, and says no more of it than of what is not there', async () => {
    const { context, checked } = await filled();
    const refusal = async (name: string, by: ReturnType<typeof callerOf>) => {
      const refused = checkSecrets.run(context, { service: name }, by);
      await expect(refused).rejects.toMatchObject({ name: 'NotFoundError' });
      const message = await refused.catch(error => error.message);
      return message.replace(name, 'x');
    };
    const others = only('owner', 'group:default/other');
    expect(await refusal('shop', others)).toBe(
      await refusal('nothing', callerOf()),
    );
    expect(checked).toEqual([]);
  });
});
