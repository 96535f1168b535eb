import type { Entity } from '@backstage/catalog-model';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  catalogApiRef,
  entityRouteRef,
  type CatalogApi,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import type { ScaffolderTaskOutput } from '@backstage/plugin-scaffolder-react';
import { screen } from '@testing-library/react';
import { change } from '../../dev/create/client';
import { CreatedService } from './CreatedService';

const shop: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'shop' },
};

const open = (
  output: ScaffolderTaskOutput,
  catalog: Partial<CatalogApi> = catalogApiMock({ entities: [shop] }),
) =>
  renderInTestApp(<CreatedService output={output} />, {
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    apis: [[catalogApiRef, catalog]],
  });

describe('CreatedService', () => {
  it('says what each step did and leads on', async () => {
    await open({
      files: '14 files',
      applications: '6 Applications will appear',
      change,
    });
    expect(screen.getByText(/Planned 14 files/)).toBeInTheDocument();
    expect(screen.getByText('Opened pull request #42.')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: /Open pull request #42/ }),
    ).toHaveAttribute('href', change.url);
    expect(
      await screen.findByRole('link', { name: 'Open the service' }),
    ).toHaveAttribute('href', '/catalog/default/component/shop');
  });

  it('leads to the page of the service when the catalog has it, not before', async () => {
    const known: Entity[] = [];
    await open({ change }, { getEntityByRef: async () => known[0] });
    const link = { name: 'Open the service' };
    expect(screen.queryByRole('link', link)).toBeNull();
    known.push(shop);
    expect(await screen.findByRole('link', link)).toBeInTheDocument();
  });

  it('names the commit where there is no pull request', async () => {
    await open({
      change: {
        by: 'commit',
        entityRef: change.entityRef,
        commit: '1a2b3c4d5e6f',
      },
    });
    expect(screen.getByText('Committed 1a2b3c4.')).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: /pull request/ })).toBeNull();
  });

  it('says what it waits for while the Git host is away', async () => {
    const { by, entityRef } = change;
    const blockedBy = {
      reason: 'git-host-unavailable',
      since: '2026-11-21T10:02:40.000Z',
    };
    await open({ change: { by, entityRef, state: 'writing', blockedBy } });
    expect(screen.getByText('Not written to Git yet.')).toBeInTheDocument();
    expect(
      screen.getByText(/^Waits for the Git host since 2026-11-21 10:02 UTC;/),
    ).toBeInTheDocument();
    expect(screen.queryByText(/Opened|Committed/)).toBeNull();
  });

  it('shows what Backstage shows when the task did not get that far', async () => {
    await open({ text: [{ title: 'Half', content: 'Only this.' }] });
    expect(await screen.findByText('Only this.')).toBeInTheDocument();
  });
});
