import { HubStatus } from '@argosy/plugin-deployments-common';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { HubNotices } from './HubNotices';

const live: HubStatus = {
  name: 'main',
  state: 'live',
  since: '2026-11-21T10:00:00.000Z',
  details: true,
};
const missing =
  'Hub main is watched, but cannot be told about merges: our account lacks the right to patch it.';

it('says of a live hub what is missing there, and nothing where nothing is', async () => {
  renderInTestApp(
    <HubNotices
      hubs={[
        { ...live, cause: missing },
        { ...live, name: 'well' },
      ]}
    />,
  );
  expect(await screen.findByText(missing)).toBeInTheDocument();
  expect(screen.queryByText(/well/)).not.toBeInTheDocument();
});

it('names what of a hub cannot be read beside its state', async () => {
  const since = '2026-11-21T10:02:00.000Z';
  const first = [
    { name: 'Application argocd/x', since, why: 'spec: expected object' },
  ];
  renderInTestApp(
    <HubNotices
      hubs={[
        { ...live, unreadable: { count: 1, since, first } },
        { ...live, name: 'other', unreadable: { count: 3, since, first: [] } },
      ]}
    />,
  );
  expect(
    await screen.findByText(
      /^1 object of hub main cannot be read and has been left out since .*\. Application argocd\/x: spec: expected object$/,
    ),
  ).toBeInTheDocument();
  expect(
    screen.getByText(/^3 objects of hub other cannot be read/),
  ).toBeInTheDocument();
});
