import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen } from '@testing-library/react';
import { OwnerField } from './OwnerField';

const group = (name: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name },
  spec: { type: 'team', children: [] },
});

const open = (ownershipEntityRefs: string[], groups = ['team-a']) =>
  renderInTestApp(
    <OwnerField
      value={undefined}
      error={undefined}
      onChange={() => {}}
      onBlur={() => {}}
    />,
    {
      apis: [
        mockApis.identity({ ownershipEntityRefs }),
        catalogApiMock({ entities: groups.map(group) }),
      ],
    },
  );

it('tells who is in no group of the catalog that they may own no service, and whom to ask', async () => {
  await open(['user:default/guest', 'group:default/gone']);
  expect(
    await screen.findByText(
      'You are in no group that may own a service. Ask the platform team to add you to one.',
    ),
  ).toBeInTheDocument();
});

it('tells of a catalog without groups what it lacks', async () => {
  await open(['user:default/guest'], []);
  expect(await screen.findByText(/^The catalog has no groups/)).toBeVisible();
  expect(screen.queryByText(/You are in no group/)).toBeNull();
});
