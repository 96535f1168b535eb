import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { mockClient } from '../../dev/mockApi';
import { axeFindings, fakeSignals, renderCard } from '../../dev/renderCard';
import { secretsOf } from '../../dev/secrets';

const LINE = / keys? |Vault/;
const line = () => screen.findByRole('button', { name: LINE });

/** For each state of the dev page: what the line must say. */
const SAYS: Record<string, RegExp> = {
  'secrets-present': /^12 of 12 keys are in Vault$/,
  'secrets-missing':
    /^1 of 5 keys in prod\/us-east: missing API_KEY, DB_URL, SMTP_PASSWORD and 1 more · keys missing in 1 more target$/,
  'secrets-sealed':
    /^Vault main has been sealed since .*\d\d.*: keys are shown as last seen at .*\d\d/,
  'secrets-unsafe':
    /^Vault main has not been used since .*, because the token of this portal may do too much: keys cannot be checked$/,
  'secrets-denied':
    /^Keys in prod\/us-east cannot be checked: Vault main denies reading the keys of apps\/shop-prod\/api\/env$/,
  'secrets-roles':
    /^12 of 12 keys are in Vault · 1 of 6 roles is waiting for Vault · somebody changed a role; it was restored 5 min ago$/,
  'secrets-annotated':
    /^4 keys in Vault: API_KEY, DB_URL, OLD_TOKEN and 1 more$/,
};

it.each(Object.entries(SAYS))('says it in one line: %s', async (name, says) => {
  const { container } = await renderCard(name);
  expect((await line()).textContent).toMatch(says);
  expect(await axeFindings(container)).toEqual([]);
});

it('says nothing of a service without required keys', async () => {
  const listSecrets = jest.fn(mockClient().listSecrets);
  await renderCard('healthy', { client: { listSecrets } });
  await screen.findByText('all 6 Synced and Healthy');
  await waitFor(() => expect(listSecrets).toHaveBeenCalled());
  expect(screen.queryByRole('button', { name: LINE })).not.toBeInTheDocument();
});

it('shows what runs while Vault is not answered for, and why keys are not known', async () => {
  await renderCard('secrets-failed');
  expect(
    await screen.findByText('all 6 Synced and Healthy'),
  ).toBeInTheDocument();
  expect(
    await screen.findByText(
      'The keys in Vault could not be read: The read model did not answer within 5 s.',
    ),
  ).toBeInTheDocument();
});

it('says once that the backend cannot be asked', async () => {
  await renderCard('failed');
  await screen.findByText('The deployments could not be read');
  expect(screen.queryByText(/keys in Vault could not/)).not.toBeInTheDocument();
});

it('does not wait for the secrets', async () => {
  const listSecrets = () => new Promise<never>(() => {});
  await renderCard('healthy', { client: { listSecrets } });
  expect(
    await screen.findByText('all 6 Synced and Healthy'),
  ).toBeInTheDocument();
});

it('asks again when a signal names its secrets', async () => {
  const signals = fakeSignals();
  const listSecrets = jest.fn(mockClient().listSecrets);
  await renderCard('secrets-present', { client: { listSecrets }, signals });
  await line();
  listSecrets.mockResolvedValueOnce(
    secretsOf({ keys: { API_KEY: 'present', DB_URL: 'missing' } }),
  );
  signals.send({ ids: [], secrets: ['secrets-shop'] });
  expect(
    await screen.findByRole('button', {
      name: '1 of 2 keys in prod/us-east: missing DB_URL',
    }),
  ).toBeInTheDocument();
});

describe('the matrix behind it', () => {
  async function open(name: string, client = {}) {
    await renderCard(name, { client });
    const user = userEvent.setup();
    await user.click(await line());
    const dialog = within(await screen.findByRole('dialog'));
    return { user, dialog };
  }
  const textOf = (cell: Element) => cell.textContent;

  it('shows keys by targets in words, and what is known of each secret', async () => {
    const { dialog } = await open('secrets-missing');
    const table = within(
      dialog.getByRole('table', { name: 'Keys of api by target' }),
    );
    const cells = (name: RegExp) =>
      within(table.getByRole('row', { name })).getAllByRole('cell').map(textOf);
    expect(cells(/^SMTP_PASSWORD/)).toEqual([
      ...Array(3).fill('–no such key here'),
      'missing',
      'missing',
    ]);
    expect(cells(/^Version/)).toEqual([
      ...Array(4).fill('3 · 2 d'),
      'none yet',
    ]);
    expect(cells(/^Role/)).toEqual(Array(5).fill('in place'));
    expect(
      table.getByRole('link', { name: 'Open prod/us-east in Vault main' }),
    ).toHaveAttribute(
      'href',
      'https://vault.example.com/ui/vault/secrets/secret/kv/apps%2Fshop-prod%2Fapi%2Fenv',
    );
    expect(
      dialog.getByText('Account api-migrate, for the migration of api'),
    ).toBeInTheDocument();
    expect(await axeFindings(screen.getByRole('dialog'))).toEqual([]);
  });

  it('gives the command that writes what is missing', async () => {
    const { dialog, user } = await open('secrets-missing');
    const command =
      "vault kv patch -mount=secret apps/shop-prod/api/env SMTP_PASSWORD='<SMTP_PASSWORD>'";
    expect(dialog.getByText(command)).toBeInTheDocument();
    const copy = dialog.getByRole('button', {
      name: 'Copy: the command for prod/eu-west, account api',
    });
    await user.click(copy);
    expect(copy).toHaveTextContent('Copied');
  });

  it('greys what is as last seen, and says why', async () => {
    const { dialog } = await open('secrets-sealed');
    expect(
      dialog.getByText('Whoever keeps its unseal keys can unseal it.'),
    ).toBeInTheDocument();
    const present = dialog.getAllByText('present');
    expect(present).toHaveLength(12);
    for (const word of present) expect(word).toHaveAttribute('data-muted');
  });

  it('says why one secret cannot be checked, with the next step', async () => {
    const { dialog } = await open('secrets-denied');
    expect(dialog.getAllByText('cannot be checked')).toHaveLength(2);
    expect(dialog.getByText('prod/us-east').closest('li')).toHaveTextContent(
      'prod/us-east Vault main denies reading the keys of apps/shop-prod/api/env. Give the policy of this portal its subkeys.',
    );
  });

  it('tells keys that were not looked at from those that cannot be checked', async () => {
    const { dialog } = await open('secrets-unsafe');
    expect(dialog.getAllByText('not checked yet')).toHaveLength(12);
  });

  it('leads to the set-up where only an admin of Vault can help, and else not', async () => {
    const { dialog } = await open('secrets-unsafe');
    expect(
      dialog.getByRole('link', { name: 'Open Vault set-up' }),
    ).toHaveAttribute('href', '/deployments/vault');
    cleanup();
    const sealed = await open('secrets-sealed');
    expect(sealed.dialog.queryByText('Open Vault set-up')).toBeNull();
  });

  it('looks now when asked, says so meanwhile, and shows what came of it', async () => {
    let finish = () => {};
    const checkSecrets = jest.fn(
      () =>
        new Promise<ReturnType<typeof secretsOf>>(done => {
          finish = () => done(secretsOf());
        }),
    );
    const listSecrets = jest
      .fn(mockClient().listSecrets)
      .mockResolvedValueOnce(
        secretsOf({ keys: { API_KEY: 'present', DB_URL: 'missing' } }),
      );
    const { dialog, user } = await open('secrets-present', {
      checkSecrets,
      listSecrets,
    });
    expect(dialog.getAllByText('missing')).toHaveLength(1);
    expect(dialog.getByText('Vault was last checked 1 min ago.')).toBeVisible();
    await user.click(dialog.getByRole('button', { name: /Check now/ }));
    expect(dialog.getByText('Checking Vault.')).toBeInTheDocument();
    await user.click(dialog.getByRole('button', { name: /Check now/ }));
    expect(checkSecrets.mock.calls).toEqual([[{ service: 'shop' }]]);
    finish();
    await waitFor(() =>
      expect(dialog.queryByText('missing')).not.toBeInTheDocument(),
    );
  });

  it('says why Vault could not be checked', async () => {
    const checkSecrets = () => Promise.reject(new TypeError('fetch failed'));
    const { dialog, user } = await open('secrets-present', { checkSecrets });
    await user.click(dialog.getByRole('button', { name: /Check now/ }));
    expect(
      await dialog.findByText(
        /^Vault could not be checked: The backend of this portal does not answer\./,
      ),
    ).toBeInTheDocument();
  });
});
