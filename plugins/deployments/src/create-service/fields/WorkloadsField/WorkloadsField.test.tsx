import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { WorkloadValue } from '../../spec/values';
import { WorkloadsField } from './WorkloadsField';

/** Keeps the value, as the wizard does. */
function Page(props: {
  onChange: (value: WorkloadValue[]) => void;
  rows?: WorkloadValue[];
}) {
  const [value, setValue] = useState<WorkloadValue[]>(props.rows ?? []);
  return (
    <WorkloadsField
      formData={value}
      formContext={{ formData: {} }}
      rawErrors={[]}
      onChange={changed => {
        setValue(changed);
        props.onChange(changed);
      }}
    />
  );
}

async function open(rows?: WorkloadValue[]) {
  const onChange = jest.fn<void, [WorkloadValue[]]>();
  await renderInTestApp(<Page onChange={onChange} rows={rows} />);
  return { user: userEvent.setup(), last: () => onChange.mock.lastCall![0] };
}

const box = (name: string | RegExp) => screen.getByRole('textbox', { name });

describe('WorkloadsField', () => {
  it('opens with a first row', async () => {
    const { last } = await open();
    expect(last()).toEqual([{ size: 'S', replicas: 1, port: 8080 }]);
  });

  it('adds and removes rows; the last one stays', async () => {
    const { user, last } = await open([{ name: 'api' }]);
    expect(screen.queryByRole('button', { name: /Remove/ })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Add workload' }));
    expect(last()).toHaveLength(2);
    await user.click(screen.getByRole('button', { name: 'Remove api' }));
    expect(last()).toEqual([{ size: 'S', replicas: 1, port: 8080 }]);
  });

  it('says at the input what is wrong, once it was left', async () => {
    const { user } = await open([{ name: 'api' }]);
    await user.type(box(/Image/), 'shop-api');
    expect(screen.queryByText(/no image with a tag/)).toBeNull();
    await user.tab();
    expect(box(/Image/)).toHaveAccessibleDescription(
      /not an image with a tag or digest. Write it as/,
    );
  });

  it('makes a worker of a workload whose port is cleared', async () => {
    const { user, last } = await open([
      { name: 'api', port: 8080, health: '/healthz' },
    ]);
    await user.clear(box(/Port/));
    await user.tab();
    expect(last()[0].port).toBeUndefined();
    expect(box(/Health path/)).toBeDisabled();
    expect(
      screen.getByText('A worker has no port, so its health is not checked.'),
    ).toBeInTheDocument();
  });

  it('takes numbers of one’s own for the size', async () => {
    const { user, last } = await open([{ name: 'api', size: 'S' }]);
    await user.click(screen.getByRole('button', { name: /Size/ }));
    await user.click(await screen.findByRole('option', { name: 'Custom' }));
    await user.clear(box('CPU'));
    await user.type(box('CPU'), '300m');
    expect(last()[0].size).toEqual({ cpu: '300m', memory: '128Mi' });
  });

  it('keeps variables and the migration, and says when a variable is listed twice', async () => {
    const { user, last } = await open([
      { name: 'api', env: [{ name: 'A', value: '1' }] },
    ]);
    await user.click(screen.getByRole('button', { name: /Advanced/ }));
    await user.click(screen.getByRole('button', { name: 'Add variable' }));
    await user.type(box('Name of variable 2'), 'A');
    await user.type(box('Value of variable 2'), '2');
    await user.type(box(/Migration command/), 'node{Enter}migrate.js');
    expect(last()[0]).toMatchObject({
      env: [
        { name: 'A', value: '1' },
        { name: 'A', value: '2' },
      ],
      migration: 'node\nmigrate.js',
    });
    expect(
      screen.getAllByText(/is listed twice. Remove one of the two/).length,
    ).toBeGreaterThan(0);
  });
});
