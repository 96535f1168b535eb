import {
  DeploymentsClient,
  serviceSpecSchema,
} from '@argosy/plugin-deployments-common';
import { ResponseError } from '@backstage/errors';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { clientOf } from '../../../../dev/create/client';
import { planOf } from '../../../../dev/create/plan';
import { formText } from '../../../../dev/create/formText';
import { deploymentsApiRef } from '../../../apis';
import { FormValues } from '../../spec/values';
import { ReviewField } from './ReviewField';
import { blockedBy, ReviewValue } from './reviewValue';

const values: FormValues = {
  service: { name: 'shop', owner: 'group:default/team-a' },
  workloads: [{ name: 'api', image: 'shop-api:1', port: 80 }],
  targets: { targets: [{ environment: 'dev', cluster: 'eu1' }] },
};

const refusal = (status: number, body: object) =>
  ResponseError.fromResponse(
    Response.json({ response: { statusCode: status }, ...body }, { status }),
  );

async function open(
  client: Partial<DeploymentsClient> = {},
  formData = values,
) {
  const onChange = jest.fn<void, [ReviewValue]>();
  await renderInTestApp(
    <ReviewField
      formContext={{ formData }}
      rawErrors={[]}
      onChange={onChange}
    />,
    { apis: [[deploymentsApiRef, clientOf(client)]] },
  );
  return { user: userEvent.setup(), last: () => onChange.mock.lastCall![0] };
}

describe('ReviewField', () => {
  it('shows new files whole and changed ones as what changed', async () => {
    const { user } = await open();
    expect(await screen.findByText('6 files')).toBeInTheDocument();
    expect(screen.getByText('5 new, 1 changed')).toBeInTheDocument();
    expect(screen.getByText('Commits to platform/gitops')).toBeInTheDocument();
    const shown = (path: string) =>
      screen.getByRole('region', { name: `Content of ${path}` });
    expect(shown('services/shop/service.yaml')).toHaveTextContent('name: shop');
    await user.click(screen.getByRole('row', { name: /applicationset.yaml/ }));
    const diff = shown('argocd/team-a-nonprod/applicationset.yaml');
    expect(diff.querySelectorAll('[data-kind="added"]')).toHaveLength(1);
    expect(diff.querySelector('[data-kind="added"]')).toHaveTextContent(
      'services/shop/overlays/dev/*/config.json',
    );
    expect(within(diff).getByText(/unchanged lines/)).toBeInTheDocument();
  });

  it('names the Applications that will appear', async () => {
    const { user } = await open();
    await user.click(
      await screen.findByRole('button', { name: 'Applications' }),
    );
    expect(screen.getByText('shop-dev-eu1')).toBeInTheDocument();
    expect(
      screen.getByText(/namespace shop-dev in eu1, hub main/),
    ).toBeInTheDocument();
  });

  it('leaves the spec of the plan and its hash', async () => {
    const { last } = await open();
    await screen.findByText('6 files');
    expect(last()).toMatchObject({
      planHash: 'f0'.repeat(32),
      spec: { name: 'shop' },
    });
    expect(blockedBy(last(), values, formText)).toBeUndefined();
  });

  it('does not fit other pages than those it was made from', async () => {
    const { last } = await open();
    await screen.findByText('6 files');
    const service = { ...values.service, name: 'other' };
    expect(blockedBy(last(), { ...values, service }, formText)).toMatch(
      /There is no plan yet/,
    );
  });

  it('asks nobody about a form with faults, and lists them', async () => {
    const previewService = jest.fn();
    const { last } = await open(
      { previewService },
      { ...values, workloads: [] },
    );
    expect(
      await screen.findByText(/The list of workloads is empty/),
    ).toBeInTheDocument();
    expect(previewService).not.toHaveBeenCalled();
    expect(last().blockedBy).toMatch(/^1 error must be corrected/);
  });

  it('shows the findings of a refusal like its own, errors first', async () => {
    const error = await refusal(400, {
      error: { name: 'InputError', message: 'no' },
      findings: [
        {
          severity: 'warning',
          path: 'name',
          message: 'Short.',
          remedy: 'Longer.',
        },
        {
          rule: 'A003',
          path: 'owner',
          message: 'No such group.',
          remedy: 'Choose one.',
        },
      ],
    });
    const { last } = await open({
      previewService: () => Promise.reject(error),
    });
    const list = await screen.findByRole('list', { name: 'Findings' });
    expect(
      within(list)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      'Error: No such group. Choose one.Open Service: ownerA003',
      'Warning: Short. Longer.Open Service: name',
    ]);
    expect(last().planHash).toBeUndefined();
  });

  it('says who holds what the service asks for, and stops there', async () => {
    const { last } = await open({
      previewService: async ({ spec }) => ({
        ...planOf(serviceSpecSchema.parse(spec)),
        findings: [
          {
            severity: 'error',
            path: 'name',
            message:
              'The Application argocd/legacy-pay on the hub main holds the namespace pay-dev in eu1.',
            remedy: 'Choose another name for the service.',
          },
        ],
      }),
    });
    const list = await screen.findByRole('list', { name: 'Findings' });
    expect(within(list).getByRole('listitem')).toHaveTextContent(
      'Error: The Application argocd/legacy-pay on the hub main holds the namespace pay-dev in eu1. Choose another name for the service.',
    );
    expect(last().blockedBy).toMatch(/^1 error must be corrected/);
  });

  it('says why no plan can be made, and tries again', async () => {
    const error = await refusal(503, {
      error: {
        name: 'ServiceUnavailableError',
        message: 'The Git host git.example.com does not answer.',
      },
    });
    const previewService = jest
      .fn(clientOf().previewService)
      .mockRejectedValueOnce(error);
    const { user, last } = await open({ previewService });
    expect(
      await screen.findByText('The Git host git.example.com does not answer.'),
    ).toBeInTheDocument();
    expect(last().blockedBy).toMatch(/git.example.com does not answer/);
    await user.click(screen.getByRole('button', { name: 'Retry' }));
    expect(await screen.findByText('6 files')).toBeInTheDocument();
  });

  describe('of a service that requires keys', () => {
    const required = { ...values, secrets: { api: ['DB_URL', 'API_KEY'] } };

    it('counts the roles in Vault, and names them', async () => {
      const { user } = await open({}, required);
      expect(await screen.findByText('1 role in Vault')).toBeInTheDocument();
      expect(
        screen.getByText('Written right after the commit'),
      ).toBeInTheDocument();
      await user.click(screen.getByRole('button', { name: 'Roles in Vault' }));
      expect(screen.getByText('argosy-shop-api-dev')).toBeInTheDocument();
      expect(
        screen.getByText(
          'for account api of namespace shop-dev in eu1; logs in at auth/k8s-eu1 in Vault main',
        ),
      ).toBeInTheDocument();
    });

    it('counts no roles where Vault is not configured, and asks it nothing', async () => {
      const previewSecrets = jest.fn();
      await open(
        {
          previewSecrets,
          previewService: async input => ({
            ...(await clientOf().previewService(input)),
            roles: undefined,
          }),
        },
        required,
      );
      await screen.findByText('6 files');
      expect(screen.queryByText(/roles? in Vault/)).not.toBeInTheDocument();
      expect(previewSecrets).not.toHaveBeenCalled();
    });

    it('says of Terraform that it brings the roles', async () => {
      await open(
        {
          previewService: async input => {
            const plan = await clientOf().previewService(input);
            const path = 'vault/main/k8s-eu1/main.tf';
            const file = { path, action: 'create' as const, content: '' };
            return { ...plan, files: [...plan.files, file] };
          },
        },
        required,
      );
      expect(
        await screen.findByText('In the Terraform files of this plan'),
      ).toBeInTheDocument();
    });

    it('shows which keys stand and what writes the others, and lets the person go on', async () => {
      const { last } = await open({}, required);
      expect(
        await screen.findByText(
          /^1 of 2 keys are in Vault; 1 is missing\. You can create the service anyway/,
        ),
      ).toBeInTheDocument();
      expect(
        screen.getByText(
          "vault kv patch -mount=secret apps/shop-dev/api/env API_KEY='<API_KEY>'",
        ),
      ).toBeInTheDocument();
      expect(blockedBy(last(), required, formText)).toBeUndefined();
    });

    it('lets the person go on when Vault cannot be asked, and tries again', async () => {
      const previewSecrets = jest
        .fn(clientOf().previewSecrets)
        .mockRejectedValueOnce(new Error('Vault main gave no answer.'));
      const { user, last } = await open({ previewSecrets }, required);
      expect(
        await screen.findByText(/^Vault main gave no answer\./),
      ).toBeInTheDocument();
      expect(blockedBy(last(), required, formText)).toBeUndefined();
      await user.click(screen.getByRole('button', { name: 'Retry' }));
      expect(
        await screen.findByText(/^1 of 2 keys are in Vault/),
      ).toBeInTheDocument();
    });
  });

  it('asks Vault nothing for a service that requires no key', async () => {
    const previewSecrets = jest.fn();
    await open({ previewSecrets });
    await screen.findByText('6 files');
    expect(previewSecrets).not.toHaveBeenCalled();
    expect(screen.queryByText('Secrets')).not.toBeInTheDocument();
  });
});
