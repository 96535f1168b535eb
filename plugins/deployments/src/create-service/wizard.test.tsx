import { DeploymentsClient } from '@argosy/plugin-deployments-common';
import { renderInTestApp, mockApis } from '@backstage/frontend-test-utils';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import type { JsonValue } from '@backstage/types';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { run } from 'axe-core';
import { z } from 'zod';
import { deploymentsApiRef } from '../apis';
// The template itself is under test, and belongs to no package.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import yaml from '../../../../templates/create-service/template.yaml';
import { clientOf } from '../../dev/create/client';
import { extensions } from '../../dev/create/extensions';
import { planOf } from '../../dev/create/plan';

const template = z
  .object({
    spec: z.object({
      presentation: z.object({
        buttonLabels: z.record(z.string(), z.string()),
      }),
      parameters: z.array(z.object({ title: z.string() }).catchall(z.json())),
    }),
  })
  .parse(yaml).spec;
const pages = template.parameters.map(({ title, ...schema }) => ({
  title,
  schema,
}));

const group = (name: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name, namespace: 'default' },
  spec: { type: 'team', children: [] },
});

async function open(
  initialState: Record<string, JsonValue> = {},
  client: Partial<DeploymentsClient> = {},
) {
  const onCreate = jest.fn();
  await renderInTestApp(
    <Stepper
      manifest={{
        title: 'Create service',
        presentation: template.presentation,
        steps: pages,
      }}
      extensions={extensions}
      initialState={initialState}
      onCreate={onCreate}
    />,
    {
      apis: [
        [deploymentsApiRef, clientOf(client)],
        catalogApiMock({ entities: [group('team-a'), group('team-b')] }),
        mockApis.identity({ ownershipEntityRefs: ['group:default/team-a'] }),
      ],
    },
  );
  return { onCreate, user: userEvent.setup() };
}

const next = async (user: ReturnType<typeof userEvent.setup>, label = 'Next') =>
  user.click(screen.getByRole('button', { name: label }));

const filled = {
  service: { name: 'shop', owner: 'group:default/team-a' },
  workloads: [
    { name: 'api', image: 'registry.example.com/shop-api:1.7.2', port: 8080 },
  ],
  targets: { targets: [{ environment: 'prod', cluster: 'eu1' }] },
  secrets: { api: ['DB_URL'] },
};

const filledSpec = {
  ...filled.service,
  description: '',
  workloads: [
    {
      ...filled.workloads[0],
      size: 'S' as const,
      replicas: 1,
      env: {},
      secrets: [],
      delivery: 'rolling' as const,
    },
  ],
  targets: filled.targets.targets,
};

describe('the wizard of Create service', () => {
  it('goes from an empty form to a spec and the hash of its plan', async () => {
    const { user, onCreate } = await open();
    await user.type(
      await screen.findByRole('textbox', { name: 'Name' }),
      'shop',
    );
    expect(await screen.findByText('shop is available.')).toBeInTheDocument();
    expect(screen.getByText('shop-prod-eu1')).toBeInTheDocument();
    await user.click(screen.getByRole('combobox', { name: /Owner/ }));
    await user.click(await screen.findByRole('option', { name: /team-a/ }));
    await next(user);

    await user.type(
      await screen.findByRole('textbox', { name: 'Name' }),
      'api',
    );
    await user.type(
      screen.getByRole('textbox', { name: /Image/ }),
      'registry.example.com/shop-api:1.7.2',
    );
    await next(user);

    await user.click(
      await screen.findByRole('checkbox', { name: 'eu1 in Production' }),
    );
    await user.click(
      screen.getByRole('checkbox', { name: 'eu1 in Development' }),
    );
    await next(user);

    await user.type(
      await screen.findByRole('textbox', { name: 'Key name' }),
      'DB_URL',
    );
    await user.click(screen.getByRole('button', { name: 'Add key to api' }));
    await next(user);

    expect(await screen.findByText('8 files')).toBeInTheDocument();
    expect(screen.getByText('2 Applications will appear')).toBeInTheDocument();
    expect(
      screen.getByText('Opens a pull request in platform/gitops'),
    ).toBeInTheDocument();
    await next(user, 'Confirm');

    await user.click(await screen.findByRole('button', { name: 'Create' }));
    const values = onCreate.mock.calls[0][0];
    expect(values.review.planHash).toBe('f0'.repeat(32));
    expect(values.review.spec).toEqual({
      name: 'shop',
      owner: 'group:default/team-a',
      description: '',
      workloads: [
        {
          name: 'api',
          image: 'registry.example.com/shop-api:1.7.2',
          port: 8080,
          size: 'S',
          replicas: 1,
          env: {},
          secrets: ['DB_URL'],
          delivery: 'rolling',
        },
      ],
      targets: [
        { environment: 'prod', cluster: 'eu1' },
        { environment: 'dev', cluster: 'eu1' },
      ],
    });
  });

  it('shows on the confirmation page the three lines of the plan, and no raw values', async () => {
    const { user } = await open(filled);
    for (let page = 0; page < 4; page++) {
      await next(user);
      await waitFor(() =>
        expect(
          screen.getByRole('button', { name: /Next|Confirm/ }),
        ).toBeEnabled(),
      );
    }
    await screen.findByText('6 files');
    await next(user, 'Confirm');
    await screen.findByRole('button', { name: 'Create' });
    const table = within(screen.getByRole('table'));
    expect(table.getAllByRole('row').map(row => row.textContent)).toEqual([
      'Files6 files: 5 new, 1 changed',
      'Argo CD1 Application will appear',
      'GitOpens a pull request in platform/gitops',
    ]);
  });

  it('says what is wrong with the page and stays there', async () => {
    const { user } = await open({ service: { name: 'Shop_1' } });
    await screen.findByRole('textbox', { name: 'Name' });
    await next(user);
    expect(
      (await screen.findAllByText(/is not a DNS label. Use lower-case letters/))
        .length,
    ).toBeGreaterThan(0);
    expect(
      screen.getAllByText(/Owner is missing. Fill it in./).length,
    ).toBeGreaterThan(0);
    expect(screen.getByRole('textbox', { name: 'Name' })).toBeInvalid();
  });

  it('does not let a taken name through', async () => {
    const { user } = await open({
      service: { ...filled.service, name: 'search' },
    });
    await screen.findByText(/A service called search already exists/);
    await next(user);
    expect(
      await screen.findByText(/'Service' A service called search/),
    ).toBeInTheDocument();
  });

  it('is not passed while the plan has an error, and a finding opens its page', async () => {
    const latest = {
      ...filled,
      workloads: [{ name: 'api', image: 'shop-api:latest' }],
    };
    const { user } = await open(latest);
    for (let page = 0; page < 4; page++) {
      await next(user);
      await waitFor(() =>
        expect(
          screen.getByRole('button', { name: /Next|Confirm/ }),
        ).toBeEnabled(),
      );
    }
    await screen.findByText(/The tag latest moves/);
    await next(user, 'Confirm');
    expect(
      await screen.findByText(/'Review' 1 error must be corrected before/),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Create' }),
    ).not.toBeInTheDocument();
    await user.click(
      screen.getByRole('button', { name: 'Open Workloads: image of api' }),
    );
    expect(
      await screen.findByDisplayValue('shop-api:latest'),
    ).toBeInTheDocument();
  });

  it('is not passed by a plan from the address bar', async () => {
    const previewService = () => new Promise<never>(() => {});
    const { user } = await open(
      { ...filled, review: { planHash: 'ff', spec: { name: 'other' } } },
      { previewService },
    );
    for (let page = 0; page < 4; page++) {
      await next(user);
      await waitFor(() =>
        expect(
          screen.getByRole('button', { name: /Next|Confirm/ }),
        ).toBeEnabled(),
      );
    }
    await next(user, 'Confirm');
    expect(
      await screen.findByText(/'Review' The plan is still being made/),
    ).toBeInTheDocument();
  });

  it.each([
    ['Service', {}, 0],
    ['Workloads', filled, 1],
    ['Where', filled, 2],
    ['Secrets', filled, 3],
    ['Review', filled, 4],
  ])('axe finds nothing on the page %s', async (_, state, ahead) => {
    const { user } = await open(state, {
      previewService: async () => planOf({ ...filledSpec }),
    });
    for (let page = 0; page < ahead; page++) {
      await next(user);
      await waitFor(() =>
        expect(
          screen.getByRole('button', { name: /Next|Confirm/ }),
        ).toBeEnabled(),
      );
    }
    if (ahead === 4) await screen.findByText('6 files');
    if (ahead === 2) await screen.findByRole('table');
    const form = document.querySelector('form')!;
    const { violations } = await run(form, {
      rules: { 'color-contrast': { enabled: false } },
    });
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`),
    ).toEqual([]);
  });
});
