import type { Entity } from '@backstage/catalog-model';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { answer, change, deployment } from '../../dev/fixtures';
import { entityOf, renderCard } from '../../dev/renderCard';
import { secretsOf } from '../../dev/secrets';
import { Unannotated } from './Guidance';

const SCRIPT = `${['java', 'script:'].join('')}alert(1)`;

const addresses = () =>
  screen.queryAllByRole('link').map(link => link.getAttribute('href'));

describe('an address that runs a script never becomes an href', () => {
  it('from the annotation of an entity', async () => {
    const entity: Entity = entityOf('shop');
    entity.metadata.annotations = { 'backstage.io/edit-url': SCRIPT };
    await renderInTestApp(<Unannotated entity={entity} />);
    expect(screen.getByText(/Nothing says where shop runs/)).toBeVisible();
    expect(addresses()).toEqual([]);
  });

  it('from a hub: the note and the details of a target', async () => {
    const item = deployment('prod', 'eu-west', '1.7.2', 5, {
      url: SCRIPT,
      health: 'Degraded',
      cause: { message: 'It is broken.' },
    });
    const listDeployments = async () => answer({ items: [item] });
    await renderCard('healthy', { client: { listDeployments } });
    await screen.findByText('It is broken.');
    await userEvent.click(screen.getByRole('button', { name: /1\.7\.2/ }));
    await screen.findByText(/^No link: hub main/);
    expect(addresses()).toEqual([]);
  });

  it('from a Git host: the pull request of a Change', async () => {
    const listDeployments = async () =>
      answer({ changes: [change({ url: SCRIPT })] });
    await renderCard('healthy', { client: { listDeployments } });
    await screen.findByText(/^Change open/);
    expect(addresses()).toEqual([]);
  });

  it('from Vault: the page of a secret', async () => {
    const listed = secretsOf();
    const listSecrets = async () => ({
      ...listed,
      items: listed.items.map(secret => ({ ...secret, url: SCRIPT })),
    });
    await renderCard('secrets-present', { client: { listSecrets } });
    await userEvent.click(
      await screen.findByRole('button', { name: /keys are in Vault/ }),
    );
    await screen.findByRole('dialog');
    expect(addresses().filter(href => href?.includes('script'))).toEqual([]);
  });
});
