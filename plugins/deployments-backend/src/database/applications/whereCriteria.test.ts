import {
  application,
  databases,
  FLEET,
  names,
  startReadModel,
} from '../__testUtils__/readModels';

describe.each(databases.eachSupportedId())(
  'listDeployments under conditions on %s',
  id => {
    async function filled() {
      const started = await startReadModel(id);
      await started.readModel.saveApplications('main', [
        application(),
        application({ name: 'shop-dev-eu1', environment: 'dev' }),
        application({ name: 'search-prod-us1', service: 'search' }),
        application({
          name: 'foreign',
          service: undefined,
          environment: undefined,
          labels: { app: 'o\'hara "x" ; drop table applications; --' },
        }),
      ]);
      await started.readModel.saveApplications('other', [
        application({ name: 'shop-prod-ap1', namespace: 'team-a' }),
      ]);
      await started.readModel.replaceServices('c1', FLEET);
      return started;
    }

    const owners = (...values: string[]) => ({ key: 'owner' as const, values });
    const within = (...values: string[]) => ({
      key: 'environment' as const,
      values,
    });
    const inProject = (...values: string[]) => ({
      key: 'project' as const,
      values,
    });
    it.each([
      [
        'project, which is that of the spec',
        inProject('find'),
        ['search-prod-us1'],
      ],
      [
        "project, which is the AppProject of what is no service's",
        inProject('store-prod'),
        ['foreign', 'shop-dev-eu1', 'shop-prod-eu1', 'shop-prod-ap1'],
      ],
      [
        'not in a project, which holds for all others',
        { not: inProject('store-prod') },
        ['search-prod-us1'],
      ],
      ['owner', owners('group:default/team-b'), ['search-prod-us1']],
      ['environment', within('dev'), ['shop-dev-eu1']],
      ['no owner at all', owners(), []],
      [
        'both',
        { allOf: [owners('group:default/team-a'), within('prod')] as const },
        ['shop-prod-eu1', 'shop-prod-ap1'],
      ],
      [
        'either',
        { anyOf: [owners('group:default/team-b'), within('dev')] as const },
        ['search-prod-us1', 'shop-dev-eu1'],
      ],
      [
        'not, which holds for what has no environment',
        { not: within('prod') },
        ['foreign', 'shop-dev-eu1'],
      ],
      [
        'nested',
        {
          allOf: [
            {
              not: {
                anyOf: [within('dev'), owners('group:default/team-b')] as const,
              },
            },
            { not: { not: within('prod', 'dev') } },
          ] as const,
        },
        ['shop-prod-eu1', 'shop-prod-ap1'],
      ],
    ])('filters by %s', async (_, filter, expected) => {
      const { readModel } = await filled();
      const page = await readModel.listDeployments({
        selector: {},
        filter: JSON.parse(JSON.stringify(filter)),
        limit: 10,
      });
      expect(names(page)).toEqual(expected);
    });

    it('keeps selector and filter together', async () => {
      const { readModel } = await filled();
      const page = await readModel.listDeployments({
        selector: { name: 'shop-prod-eu1' },
        filter: { anyOf: [within('dev'), within('staging')] },
        limit: 10,
      });
      expect(page.items).toEqual([]);
    });
  },
);
