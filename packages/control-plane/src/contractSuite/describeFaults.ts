import type { ControlPlane } from '../ControlPlane';
import { text } from '../json';
import { gitClient, pullsClient } from './gitClient';
import { kubernetesClient } from './kubernetesClient';

export function describeFaults(getControlPlane: () => ControlPlane) {
  describe('faults on request', () => {
    const hub = () => getControlPlane().hubs[0];
    const client = () => kubernetesClient(hub());
    const faults = () => getControlPlane().faults;

    afterEach(() => faults().clear());

    it('fail answers every request with its status', async () => {
      await faults().fail(hub().name, 500);
      await expect(client().list('applications')).rejects.toMatchObject({
        code: 500,
      });
      await faults().clear();
      expect(
        text(await client().list('applications', { limit: 1 }), 'kind'),
      ).toBe('ApplicationList');
    });

    it('hang takes the request and does not answer', async () => {
      await faults().hang(hub().name);
      const { url, token } = hub().argocd;
      const asked = fetch(`${url}/api/v1/clusters`, {
        headers: { authorization: `Bearer ${token}` },
        signal: AbortSignal.timeout(300),
      });
      await expect(asked).rejects.toMatchObject({ name: 'TimeoutError' });
    });

    it('failGit reaches API and pushes', async () => {
      await faults().failGit(503);
      expect((await pullsClient(getControlPlane().git)('GET', '')).status).toBe(
        503,
      );
      await expect(gitClient(getControlPlane().git)).rejects.toThrow('503');
    });
  });
}
