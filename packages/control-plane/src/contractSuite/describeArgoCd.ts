import type { ControlPlane } from '../ControlPlane';
import { objects, strings, text } from '../json';
import { argocdClient } from './argocdClient';

export function describeArgoCd(getControlPlane: () => ControlPlane) {
  describe("Argo CD's own API", () => {
    const client = () => argocdClient(getControlPlane().hubs[0]);

    it('lists clusters with labels, connection and API versions, and no credentials', async () => {
      const { body } = await client().get('/clusters');
      const clusters = objects(body, 'items').filter(
        each => each.name !== 'in-cluster',
      );
      expect(clusters.length).toBeGreaterThan(0);
      for (const cluster of clusters) {
        expect(cluster).toMatchObject({
          server: expect.stringMatching(/^https:/),
          labels: { region: expect.any(String) },
          connectionState: { status: 'Successful' },
        });
        expect(strings(cluster, 'info', 'apiVersions')).toEqual(
          expect.arrayContaining([
            'apps/v1',
            'apps/v1/Deployment',
            'batch/v1',
            'v1',
          ]),
        );
        expect(JSON.stringify(cluster)).not.toMatch(
          /bearerToken|password|keyData/,
        );
      }
    });

    it('lists AppProjects, that of no Git repository among them', async () => {
      const { status, body } = await client().get('/projects');
      expect(status).toBe(200);
      const names = objects(body, 'items').map(each =>
        text(each, 'metadata', 'name'),
      );
      expect(names).toContain('default');
      expect((await client().get('/projects', 'wrong')).status).toBe(401);
    });

    it('refuses who has no session', async () => {
      expect(await client().get('/clusters', '')).toMatchObject({
        status: 401,
        body: { code: 16, message: 'no session information' },
      });
      expect((await client().get('/clusters', 'wrong')).status).toBe(401);
    });

    it('tells about a missing Application only to who names its project', async () => {
      expect(
        await client().get('/applications/nobody/resource-tree'),
      ).toMatchObject({
        status: 403,
        body: { code: 7, message: 'permission denied' },
      });
      expect(
        (
          await client().get(
            '/applications/nobody/resource-tree?project=default',
          )
        ).status,
      ).toBe(404);
    });
  });
}
