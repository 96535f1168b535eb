import { objects, text } from '../json';
import type { ControlPlane } from '../ControlPlane';
import { idleApplication, uniqueName } from './fixtures';
import { kubernetesClient } from './kubernetesClient';

export function describeLists(getControlPlane: () => ControlPlane) {
  describe('lists of the Kubernetes API', () => {
    const run = uniqueName('list');
    const labelSelector = `run=${run}`;
    const names = Array.from({ length: 7 }, (_, index) => `${run}-${index}`);
    const client = () => kubernetesClient(getControlPlane().hubs[0]);

    beforeAll(async () => {
      for (const name of names) {
        await client().create(
          'applications',
          idleApplication(name, { run, odd: String(name.endsWith('1')) }),
        );
      }
    });

    afterAll(async () => {
      for (const name of await client().names('applications', labelSelector)) {
        await client().remove('applications', name);
      }
    });

    it('come in pages of one consistent snapshot', async () => {
      const first = await client().list('applications', {
        limit: 3,
        labelSelector,
      });
      await client().create(
        'applications',
        idleApplication(`${run}-0-late`, { run }),
      );
      const rest = [];
      let token = text(first, 'metadata', 'continue');
      while (token) {
        const page = await client().list('applications', {
          limit: 3,
          labelSelector,
          _continue: token,
        });
        expect(text(page, 'metadata', 'resourceVersion')).toBe(
          text(first, 'metadata', 'resourceVersion'),
        );
        rest.push(...objects(page, 'items'));
        token = text(page, 'metadata', 'continue');
      }
      const seen = [...objects(first, 'items'), ...rest].map(each =>
        text(each, 'metadata', 'name'),
      );
      expect(seen).toEqual(names);
    });

    it('select by label', async () => {
      expect(
        await client().names('applications', `${labelSelector},odd=true`),
      ).toEqual([`${run}-1`]);
      expect(
        await client().names(
          'applications',
          `${labelSelector},odd notin (true, false)`,
        ),
      ).toEqual([`${run}-0-late`]);
    });

    it('span namespaces', async () => {
      const all = objects(await client().listAll('applications'), 'items');
      expect(all.map(each => text(each, 'metadata', 'name'))).toEqual(
        expect.arrayContaining(names),
      );
    });

    it('refuse a token to go on that is none', async () => {
      await expect(
        client().list('applications', { limit: 3, _continue: 'nonsense' }),
      ).rejects.toMatchObject({ code: 400 });
    });

    it('refuse who does not say who he is', async () => {
      const hub = getControlPlane().hubs[0];
      const wrong = kubernetesClient({
        ...hub,
        kubernetes: { ...hub.kubernetes, token: 'wrong' },
      });
      await expect(wrong.list('applications')).rejects.toMatchObject({
        code: 401,
      });
    });
  });
}
