import {
  application,
  databases,
  startReadModel,
} from './__testUtils__/readModels';
import type { DeploymentFilter } from './types';

/** More than a statement takes on either engine. */
const MANY = Array.from({ length: 70_000 }, (_, at) => `x${at}`);

describe.each(databases.eachSupportedId())(
  'a list of 70 000 values, on %s',
  id => {
    it.each<DeploymentFilter['key']>(['owner', 'project', 'environment'])(
      'in a condition on the %s of a Deployment',
      async key => {
        const { readModel } = await startReadModel(id);
        await readModel.saveApplications('main', [
          application({ name: 'foreign', labels: {}, project: 'x69999' }),
        ]);
        const seenBy = async (values: string[]) => {
          const { items } = await readModel.listDeployments({
            selector: {},
            filter: { anyOf: [{ key, values }, { not: { key, values } }] },
            limit: 10,
          });
          const { items: own } = await readModel.listDeployments({
            selector: {},
            filter: { key, values },
            limit: 10,
          });
          return [items.length, own.length];
        };
        const isOwn = key === 'project' ? 1 : 0;
        expect(await seenBy([...MANY, "x'"])).toEqual([1, isOwn]);
        expect(await seenBy(MANY.slice(-1))).toEqual([1, isOwn]);
        expect(await seenBy(MANY.slice(0, -1))).toEqual([1, 0]);
      },
    );

    it('of names and ids that are asked for', async () => {
      const { readModel } = await startReadModel(id);
      await readModel.saveApplications('main', [
        application({ name: 'x69999' }),
      ]);
      const ids = MANY.map(name => `main/argocd/${name}`);
      const found = await readModel.getDeployments(ids);
      expect(found.filter(Boolean)).toHaveLength(1);
      expect(found.at(-1)).toMatchObject({ name: 'x69999' });
      expect(
        await readModel.listApplicationNames({ names: MANY }),
      ).toHaveLength(1);
      expect(
        await readModel.listApplicationsAt({ names: MANY, namespaces: MANY }),
      ).toHaveLength(1);
    });
  },
);
