import { renderTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { mockClient } from '../dev/mockApi';
import { deploymentsApiRef } from './apis';
import { vaultSetUpPage } from './extensions';

it('serves Vault set-up at its path', async () => {
  renderTestApp({
    extensions: [vaultSetUpPage],
    apis: [[deploymentsApiRef, mockClient()]],
    initialRouteEntries: ['/deployments/vault'],
  });
  expect(
    await screen.findByRole('article', { name: 'main' }),
  ).toBeInTheDocument();
});
