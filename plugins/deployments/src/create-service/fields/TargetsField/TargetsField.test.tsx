import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { clientOf } from '../../../../dev/create/client';
import { fleet } from '../../../../dev/create/fleet';
import { deploymentsApiRef } from '../../../apis';
import { TargetsValue } from '../../spec/values';
import { TargetsField } from './TargetsField';

const OWNER = 'group:default/team-a';
const workloads = [
  { name: 'api', image: 'shop-api:1', port: 80 },
  { name: 'worker', image: 'shop-worker:1' },
];

/** Keeps the value, as the wizard does. */
function Page(props: { onChange: (value: TargetsValue) => void }) {
  const [value, setValue] = useState<TargetsValue>({});
  return (
    <TargetsField
      formData={value}
      formContext={{
        formData: { service: { name: 'shop', owner: OWNER }, workloads },
      }}
      rawErrors={[]}
      onChange={changed => {
        setValue(changed);
        props.onChange(changed);
      }}
    />
  );
}

async function open(client = clientOf()) {
  const onChange = jest.fn<void, [TargetsValue]>();
  await renderInTestApp(<Page onChange={onChange} />, {
    apis: [[deploymentsApiRef, client]],
  });
  return { user: userEvent.setup(), last: () => onChange.mock.lastCall![0] };
}

const cell = (name: string) => screen.findByRole('checkbox', { name });
const choose = async (
  user: ReturnType<typeof userEvent.setup>,
  section: string,
  label: RegExp,
  option: string,
) => {
  const region = screen.getByRole('region', { name: section });
  await user.click(within(region).getByRole('button', { name: label }));
  await user.click(await screen.findByRole('option', { name: option }));
};

describe('TargetsField', () => {
  it('offers each cluster where it serves, grouped by region, with its connection', async () => {
    await open();
    expect(await cell('eu1 in Development')).toBeEnabled();
    expect(
      screen.queryByRole('checkbox', { name: 'us1 in Development' }),
    ).toBeNull();
    expect(
      screen.getByText('us1 does not serve Development'),
    ).toBeInTheDocument();
    const headings = screen
      .getAllByRole('columnheader')
      .map(th => th.textContent);
    expect(headings.slice(0, 3)).toEqual(['ap-south', 'eu-west', 'us-east']);
    expect(headings[3]).toContain('ap1Connection failed');
    expect(headings[4]).toContain('eu1Connected');
    expect(headings[4]).toContain('tier=gold');
  });

  it('disables a cluster that is gone and says why', async () => {
    await open();
    const gone = await cell('ap1 in Production');
    expect(gone).toBeDisabled();
    expect(gone).toHaveAccessibleDescription(
      'Unreachable: dial tcp 10.0.3.1:6443: i/o timeout',
    );
  });

  it('disables an environment in which the person may not create the service, and says why once', async () => {
    const asked = jest.fn();
    const reason = {
      message: 'You may not create-service for group:default/team-a in prod.',
      remedy: 'Whoever keeps the policy can grant it.',
    };
    const environments = fleet.environments.map(environment => ({
      ...environment,
      may:
        environment.name === 'prod'
          ? { create: false, reason }
          : { create: true },
    }));
    await open(
      clientOf({
        listTargets: async input => {
          asked(input);
          return { ...fleet, environments };
        },
      }),
    );
    const refused = await cell('eu1 in Production');
    expect(refused).toBeDisabled();
    expect(refused).toHaveAccessibleDescription(
      `${reason.message} ${reason.remedy}`,
    );
    expect(screen.getAllByText(/You may not create-service/)).toHaveLength(1);
    expect(await cell('eu1 in Staging')).toBeEnabled();
    expect(asked).toHaveBeenCalledWith({ owner: OWNER, project: undefined });
  });

  it('disables clusters without Rollout as soon as a delivery needs it', async () => {
    const { user, last } = await open();
    expect(await cell('eu2 in Production')).toBeEnabled();
    await choose(user, 'api', /Delivery/, 'Canary');
    const lacking = await cell('eu2 in Production');
    expect(lacking).toBeDisabled();
    expect(lacking).toHaveAccessibleDescription(
      /Does not know Rollout.* api needs/,
    );
    expect(await cell('eu1 in Production')).toBeEnabled();
    expect(last().delivery).toEqual({ api: 'canary' });
  });

  it('lets a chosen cluster be taken back that has become impossible', async () => {
    const { user, last } = await open();
    await user.click(await cell('eu2 in Production'));
    await choose(user, 'api', /Delivery/, 'Canary');
    expect(
      screen.getByText(/Choose rolling delivery, or leave this target out/),
    ).toBeInTheDocument();
    await user.click(await cell('eu2 in Production'));
    expect(last().targets).toEqual([]);
  });

  it('asks for a host in each chosen environment', async () => {
    const { user, last } = await open();
    await user.click(await cell('eu1 in Production'));
    await choose(user, 'api', /Exposure/, 'HTTPRoute with a host');
    await user.type(
      screen.getByRole('textbox', { name: 'Host in Production' }),
      'a.example.com',
    );
    expect(
      screen.queryByRole('textbox', { name: 'Host in Staging' }),
    ).toBeNull();
    expect(last().exposure).toEqual({
      api: { hosts: { prod: 'a.example.com' } },
    });
  });

  it('does not offer exposure to a worker, and says why', async () => {
    await open();
    await cell('eu1 in Development');
    const worker = within(screen.getByRole('region', { name: 'worker' }));
    expect(worker.getByRole('button', { name: /Exposure/ })).toBeDisabled();
    expect(
      worker.getByText('A worker has no port, so nothing can reach it.'),
    ).toBeInTheDocument();
  });

  it('says why clusters cannot be read, and tries again', async () => {
    const listTargets = jest
      .fn(clientOf().listTargets)
      .mockRejectedValueOnce(new Error('The backend does not answer.'));
    const { user } = await open(clientOf({ listTargets }));
    expect(
      await screen.findByText('The backend does not answer.'),
    ).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Retry' }));
    expect(await cell('eu1 in Development')).toBeInTheDocument();
  });
});
