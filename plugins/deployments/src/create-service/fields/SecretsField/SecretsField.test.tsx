import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { clientOf } from '../../../../dev/create/client';
import { fleet } from '../../../../dev/create/fleet';
import { deploymentsApiRef } from '../../../apis';
import { FormValues, SecretsValue } from '../../spec/values';
import { SecretsField } from './SecretsField';

const values: FormValues = {
  service: { name: 'shop', owner: 'group:default/team-a' },
  workloads: [
    { name: 'api', image: 'shop-api:1' },
    { name: 'worker', image: 'w:1' },
  ],
  targets: {
    targets: [
      { environment: 'dev', cluster: 'eu1' },
      { environment: 'prod', cluster: 'eu1' },
      { environment: 'prod', cluster: 'us1' },
    ],
  },
};

/** Keeps the value, as the wizard does. */
function Page(props: {
  onChange: (value: SecretsValue) => void;
  formData: FormValues;
}) {
  const [value, setValue] = useState<SecretsValue>({});
  return (
    <SecretsField
      formData={value}
      formContext={{ formData: props.formData }}
      rawErrors={[]}
      onChange={changed => {
        setValue(changed);
        props.onChange(changed);
      }}
    />
  );
}

async function open(formData = values, client = clientOf()) {
  const onChange = jest.fn<void, [SecretsValue]>();
  await renderInTestApp(<Page onChange={onChange} formData={formData} />, {
    apis: [[deploymentsApiRef, client]],
  });
  return {
    user: userEvent.setup(),
    onChange,
    last: () => onChange.mock.lastCall![0],
  };
}

const api = () => within(screen.getByRole('region', { name: 'api' }));

describe('SecretsField', () => {
  it('takes keys by Enter, several at once, and gives them back', async () => {
    const { user, last } = await open();
    await user.type(api().getByRole('textbox'), 'DB_URL API_KEY{Enter}');
    expect(last()).toEqual({ api: ['DB_URL', 'API_KEY'] });
    const tag = api().getByRole('row', { name: 'DB_URL' });
    await user.click(within(tag).getByRole('button'));
    expect(last()).toEqual({ api: ['API_KEY'] });
  });

  it('keeps a key that was typed and not added', async () => {
    const { user, last } = await open();
    await user.type(api().getByRole('textbox'), 'DB_URL');
    await user.tab();
    expect(last()).toEqual({ api: ['DB_URL'] });
  });

  it('takes no value', async () => {
    const { user, onChange } = await open();
    await user.type(api().getByRole('textbox'), 'DB_URL=hunter2{Enter}');
    expect(
      api().getByText(/Enter only the name of the key/),
    ).toBeInTheDocument();
    expect(screen.queryByText(/hunter2/)).toBeNull();
    expect(onChange).not.toHaveBeenCalled();
  });

  it('says where the values live, once for each environment', async () => {
    const { user } = await open();
    await user.type(api().getByRole('textbox'), 'DB_URL{Enter}');
    expect(
      api()
        .getAllByText(/^apps\//)
        .map(place => place.textContent),
    ).toEqual(['apps/shop-dev/api/env', 'apps/shop-prod/api/env']);
  });

  it('names the secret of a migration too, which has an account of its own', async () => {
    const [workload] = values.workloads!;
    const workloads = [{ ...workload, migration: 'bin/migrate' }];
    const { user } = await open({ ...values, workloads });
    await user.type(api().getByRole('textbox'), 'DB_URL{Enter}');
    expect(
      api().getByText('apps/shop-prod/api-migrate/env'),
    ).toBeInTheDocument();
  });

  it('says how the values reach the pods, and what would suit better', async () => {
    const targets = {
      targets: [
        { environment: 'dev', cluster: 'eu1' },
        { environment: 'staging', cluster: 'eu1' },
      ],
    };
    const { user } = await open({ ...values, targets });
    expect(screen.queryByText('How the values reach the pods')).toBeNull();
    await user.type(api().getByRole('textbox'), 'DB_URL{Enter}');
    const [dev, staging, ...others] = (
      await screen.findAllByText(/gets them from/)
    ).map(line => line.closest('li')?.textContent);
    expect(dev).toMatch(/^Development gets them from External Secrets/);
    expect(dev).not.toMatch(/Recommended/);
    expect(staging).toMatch(
      /^Staging gets them from the agent injector.*Recommended here: External Secrets\. All clusters have/,
    );
    expect(others).toEqual([]);
  });

  it('says that nothing brings the values where Vault is not configured', async () => {
    const environments = fleet.environments.map(environment => ({
      ...environment,
      secrets: undefined,
    }));
    const listTargets = async () => ({ ...fleet, environments });
    const { user } = await open(values, clientOf({ listTargets }));
    await user.type(api().getByRole('textbox'), 'DB_URL{Enter}');
    expect(
      await screen.findByText(/^Vault is not configured in this portal/),
    ).toBeInTheDocument();
  });

  it('says why it is not known how they reach the pods', async () => {
    const listTargets = () => Promise.reject(new Error('Nobody answers.'));
    const { user } = await open(values, clientOf({ listTargets }));
    await user.type(api().getByRole('textbox'), 'DB_URL{Enter}');
    expect(
      await screen.findByText(
        /^Could not read how the values reach the pods: Nobody answers\./,
      ),
    ).toBeInTheDocument();
  });

  it('sends back to the workloads when there are none', async () => {
    await open({});
    expect(
      screen.getByText('First name a workload on the page Workloads.'),
    ).toBeInTheDocument();
  });
});
