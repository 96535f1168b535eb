import type { Plan } from '@argosy/plugin-deployments-common';
import { ConflictError } from '@backstage/errors';
import { z } from 'zod';
import {
  memoryReadModel,
  memoryRepository,
  contextOf,
} from '../operations/__testUtils__/operationContext';
import { createdRow } from './__testUtils__/createdRow';
import type { ChangeKind } from './ChangeKind';
import { writeChange } from './writeChange';
import { writePlan } from './writePlan';

const ADA = 'user:default/ada';

/** A kind that writes the files that it is asked for. */
const kind: ChangeKind<{ files: string[] }> = {
  name: 'create-service',
  drivenBy: 'tracker',
  request: z.object({ files: z.array(z.string()) }),
  plan: async (_, { files }) => planOf(files),
  idOf: plan => `shop-${plan.hash}`,
  title: plan => `Write ${plan.service}`,
  describe: () => ({
    owner: 'group:default/team-a',
    description: '',
    targets: [],
  }),
};

const planOf = (files: string[], hash = files.join('+')): Plan => ({
  service: 'shop',
  entityRef: 'component:default/shop',
  hash,
  base: 'commit-0',
  change: 'pull-request',
  files: files.map(path => ({ path, action: 'create', content: '' })),
  applications: [],
  findings: [],
});

function world(branchPrefix = 'argosy/') {
  const { repository, pulls, written } = memoryRepository();
  const base = contextOf({ repository, readModel: memoryReadModel() });
  const { config, readModel } = base;
  const context = {
    ...base,
    config: { ...config, gitops: { ...config.gitops, branchPrefix } },
  };
  const write = (...files: string[]) =>
    writeChange(context, kind, { request: { files }, requestedBy: ADA });
  const changes = () => readModel.listChanges({});
  return { context, readModel, pulls, written, write, changes };
}

describe('a Change', () => {
  it('has its branch from the prefix, the kind and the id, and its title from the kind', async () => {
    const { write, pulls, written } = world('bots/argosy-');
    const { branch } = await write('a');
    expect(branch).toBe('bots/argosy-create-service/shop-a');
    expect([...pulls.keys()]).toEqual([branch]);
    expect(written[0]).toMatchObject({ title: 'Write shop' });
  });

  it.each(['open', 'writing', 'closed', 'failed'] as const)(
    'that is %s keeps the branch that it was begun with, also where the release before named it',
    async state => {
      const { write, readModel, pulls, changes } = world('bots/');
      const branch = 'argosy/create-service/shop-a';
      pulls.set(branch, 7);
      await readModel.saveChange(
        createdRow({ id: 'shop-a', planHash: 'a', state, branch }),
      );
      expect(await write('a')).toMatchObject({ state: 'open', number: 7 });
      expect([...pulls.keys()]).toEqual([branch]);
      expect(await changes()).toHaveLength(1);
    },
  );

  it('that is planned anew has one pull request, and is found by its new plan', async () => {
    const { context, write, pulls, changes } = world();
    const change = await write('a');
    const plan = planOf(['a', 'b'], 'a+b');
    const again = await writePlan(context, plan, { change, kind });
    expect(again).toMatchObject({
      id: change.id,
      branch: change.branch,
      number: change.number,
      planHash: 'a+b',
      files: ['a', 'b'],
    });
    expect(await write('a', 'b')).toEqual(again);
    expect(pulls.size).toBe(1);
    expect(await changes()).toHaveLength(1);
  });

  it('is left as it stands when another replica has merged it meanwhile', async () => {
    const { context, write, readModel, written } = world();
    const change = await write('a');
    const merged = await readModel.updateChange(change.id, ['open'], {
      state: 'merged',
      commit: 'theirs',
    });
    const plan = planOf(['a', 'b'], 'a+b');
    expect(await writePlan(context, plan, { change, kind })).toEqual(merged);
    expect(written).toHaveLength(1);
  });

  it('is not begun over one that others move on all the time', async () => {
    const { write, readModel } = world();
    readModel.saveChange = async () => false;
    await expect(write('a')).rejects.toThrow(ConflictError);
  });
});

describe('two Changes of a service', () => {
  it('may be open where their files are disjoint', async () => {
    const { write, changes } = world();
    await write('overlays/prod');
    await write('overlays/dev');
    expect((await changes()).map(({ state }) => state)).toEqual([
      'open',
      'open',
    ]);
  });

  it('are refused where both write a file, which is named', async () => {
    const { write, changes } = world();
    const { url } = await write('argocd/set', 'services/shop/a');
    await expect(
      write('argocd/set', 'services/shop/a', 'services/shop/b'),
    ).rejects.toMatchObject({
      findings: [
        {
          severity: 'error',
          path: 'name',
          message: `Another Change of shop has been open since 2026-11-21T10:00:00.000Z: ${url} (both write services/shop/a)`,
        },
      ],
    });
    expect(await changes()).toHaveLength(1);
  });

  it('are refused where the release before did not keep what the other writes', async () => {
    const { write, readModel } = world();
    await readModel.saveChange(
      createdRow({ state: 'open', url: 'https://x', files: undefined }),
    );
    await expect(write('a')).rejects.toMatchObject({
      findings: [{ message: expect.stringMatching(/: https:\/\/x$/) }],
    });
  });
});
