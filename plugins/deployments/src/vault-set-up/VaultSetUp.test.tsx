import { DeploymentsClient } from '@argosy/plugin-deployments-common';
import { NotAllowedError, ServiceUnavailableError } from '@backstage/errors';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { mockClient } from '../../dev/mockApi';
import { axeFindings } from '../../dev/renderCard';
import { vaultSetUp } from '../../dev/vaultSetUp';
import { deploymentsApiRef } from '../apis';
import { VaultSetUpPage } from './VaultSetUpPage';

const open = (
  getVaultSetUp: DeploymentsClient['getVaultSetUp'] = mockClient()
    .getVaultSetUp,
) =>
  renderInTestApp(<VaultSetUpPage />, {
    apis: [[deploymentsApiRef, { ...mockClient(), getVaultSetUp }]],
  });

it('shows of each Vault how it stands, and what the preflight finds with its remedy', async () => {
  const { container } = await open();
  const main = within(await screen.findByRole('article', { name: 'main' }));
  expect(main.getByText(/^token may do too much since/)).toBeInTheDocument();
  expect(
    main
      .getAllByRole('heading', { level: 3 })
      .slice(0, 2)
      .map(heading => heading.textContent),
  ).toEqual([
    'The token of this portal must not have these rights',
    'Not set up yet',
  ]);
  expect(
    main.getByText(/may write sys\/policies\/acl\/argosy-reader-k8s-eu1/),
  ).toHaveTextContent('Give the portal the policy that stands below');
  const asia = within(screen.getByRole('article', { name: 'asia' }));
  expect(
    asia.getByText(
      'The preflight found no missing rights and no excess rights.',
    ),
  ).toBeInTheDocument();
  expect(asia.getByRole('link', { name: 'Open Vault asia' })).toHaveAttribute(
    'href',
    'https://vault.asia.example.com',
  );
  expect(await axeFindings(container)).toEqual([]);
});

it('gives the steps in order, each with why and its command to copy', async () => {
  await open();
  const [vault] = vaultSetUp.vaults;
  const list = await screen.findByRole('list', {
    name: 'Steps for Vault main',
  });
  expect(
    within(list)
      .getAllByRole('heading')
      .map(heading => heading.textContent),
  ).toEqual(vault.steps.map(({ title }) => title));
  expect(list.querySelector('pre')?.textContent).toBe(vault.steps[0].command);
  const copy = within(list).getByRole('button', {
    name: `Copy: step 1, ${vault.steps[0].title}`,
  });
  await userEvent.setup().click(copy);
  expect(copy).toHaveTextContent('Copied');
});

it('says what the preflight could not find out, and not that all is well', async () => {
  const [, asia] = vaultSetUp.vaults;
  const warning = {
    severity: 'warning' as const,
    path: 'deployments.vault.servers.asia',
    message: 'What our token may do is not known beyond samples.',
    remedy: 'Add this line.',
  };
  await open(async () => ({
    ...vaultSetUp,
    vaults: [{ ...asia, warnings: [warning] }],
  }));
  expect(
    await screen.findByRole('heading', { name: 'Not known' }),
  ).toBeInTheDocument();
  expect(screen.getByText(warning.message)).toHaveTextContent(warning.remedy);
  expect(screen.queryByText(/The preflight found/)).not.toBeInTheDocument();
});

it('does not say that a Vault is prepared that it could not look at', async () => {
  const [, asia] = vaultSetUp.vaults;
  await open(async () => ({
    ...vaultSetUp,
    vaults: [{ ...asia, state: 'unreachable' }],
  }));
  expect(await screen.findByText(/^unreachable since/)).toBeInTheDocument();
  expect(screen.queryByText(/The preflight found/)).not.toBeInTheDocument();
});

it.each([
  ['beside Vaults', vaultSetUp],
  ['where no Vault is configured', { vaults: [] }],
])('says which peers are reached without TLS, %s', async (_, setUp) => {
  const warning = {
    severity: 'warning' as const,
    path: 'app-config.yaml',
    message: 'Vault main is reached at http://vault, without TLS.',
    remedy: 'Give it an address that begins with https://.',
  };
  const { container } = await open(async () => ({
    ...setUp,
    warnings: [warning],
  }));
  expect(
    await screen.findByRole('heading', { name: 'Not safe as configured' }),
  ).toBeInTheDocument();
  expect(screen.getByText(warning.message)).toHaveTextContent(warning.remedy);
  expect(await axeFindings(container)).toEqual([]);
});

it('says what to add to the app-config where no Vault is configured', async () => {
  await open(async () => ({ warnings: [], vaults: [] }));
  expect(await screen.findByText('No Vault is configured')).toBeInTheDocument();
  expect(
    screen.getByText(/^deployments:\s+vault:\s+mode: roles/),
  ).toBeInTheDocument();
});

it('says who may grant it', async () => {
  await open(() => Promise.reject(new NotAllowedError('no')));
  expect(
    await screen.findByText(/can grant deployments\.vault-set-up\.read/),
  ).toBeInTheDocument();
});

it('says why it could not be read, and tries again', async () => {
  const getVaultSetUp = jest
    .fn(mockClient().getVaultSetUp)
    .mockRejectedValueOnce(
      new ServiceUnavailableError('The read model does not answer'),
    );
  await open(getVaultSetUp);
  expect(
    await screen.findByText('The read model does not answer.'),
  ).toBeInTheDocument();
  await userEvent.setup().click(screen.getByRole('button', { name: 'Retry' }));
  expect(
    await screen.findByRole('article', { name: 'main' }),
  ).toBeInTheDocument();
});

it('shows its outline while it is read', async () => {
  await open(() => new Promise(() => {}));
  expect(await screen.findByText('Loading the set-up')).toBeInTheDocument();
});
