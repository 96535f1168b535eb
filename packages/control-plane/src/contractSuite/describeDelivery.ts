import type { ControlPlane } from '../ControlPlane';
import { dig, objects, text } from '../json';
import { DeliveryRig } from './DeliveryRig';
import { uniqueName } from './fixtures';
import { PATIENT, until } from '../until';

export function describeDelivery(getControlPlane: () => ControlPlane) {
  describe('Argo CD and an Application', () => {
    const name = uniqueName('shop');
    let rig: DeliveryRig;

    beforeAll(async () => {
      rig = await DeliveryRig.start(getControlPlane(), name, {
        policy: 'create-update',
      });
      await rig.becomes('Healthy', '1.0.0');
    });

    afterAll(() => rig.stop());

    it('is generated and comes to Healthy', async () => {
      const found = await until(
        'its operation has ended',
        async () => {
          const seen = await rig.becomes('Healthy', '1.0.0');
          return (
            text(seen.status, 'operationState', 'phase') !== 'Running' && seen
          );
        },
        PATIENT,
      );
      const [owner] = objects(found, 'metadata', 'ownerReferences');
      expect(owner).toMatchObject({
        kind: 'ApplicationSet',
        name,
        controller: true,
      });
      expect(dig(found, 'metadata', 'labels')).toMatchObject({
        'argosy.dev/service': name,
      });
      expect(found.status).toMatchObject({
        sync: { revision: expect.stringMatching(/^[0-9a-f]{40}$/) },
        operationState: {
          phase: 'Succeeded',
          message: 'successfully synced (all tasks run)',
        },
        history: [expect.objectContaining({ id: 0 })],
        reconciledAt: expect.stringMatching(/Z$/),
      });
    });

    it('stands in the status of its set', async () => {
      const status = await until(
        'the set lists it',
        async () => {
          const set = await rig.client.get('applicationsets', name);
          return objects(set, 'status', 'resources').length > 0 && set.status;
        },
        PATIENT,
      );
      expect(objects(status, 'resources').map(each => each.name)).toEqual([
        rig.application,
      ]);
      expect(objects(status, 'conditions')).toContainEqual(
        expect.objectContaining({ type: 'ErrorOccurred', status: 'False' }),
      );
    });

    it('goes through OutOfSync and a running operation', async () => {
      const watch = await rig.client.watch('applications', {
        fieldSelector: `metadata.name=${rig.application}`,
      });
      await rig.release('1.0.1');
      await rig.becomes('Healthy', '1.0.1');
      watch.end();
      const seen = watch.events.map(({ object }) =>
        [
          text(object, 'status', 'sync', 'status'),
          text(object, 'status', 'operationState', 'phase'),
        ].join(),
      );
      expect(seen).toContain('OutOfSync,Running');
    });

    it('takes a new image at a refresh, and not before', async () => {
      const before = await rig.client.get('applications', rig.application);
      await rig.release('1.1.0');
      const after = await rig.becomes('Healthy', '1.1.0');
      expect(text(after, 'status', 'sync', 'revision')).toBe(
        await rig.git.git('rev-parse', 'HEAD'),
      );
      expect(objects(after, 'status', 'history')).toHaveLength(
        objects(before, 'status', 'history').length + 1,
      );
    });

    it('says why a release is not well, and recovers', async () => {
      const watch = await rig.client.watch('applications', {
        fieldSelector: `metadata.name=${rig.application}`,
      });
      await rig.release('broken-1');
      await rig.becomes('Degraded', 'broken-1');
      watch.end();
      const seen = watch.events.map(({ object }) =>
        text(object, 'status', 'health', 'status'),
      );
      expect(seen).toContain('Progressing');
      expect(seen.lastIndexOf('Progressing')).toBeLessThan(
        seen.indexOf('Degraded'),
      );
      const nodes = await rig.tree();
      const pod = nodes.find(
        each =>
          each.kind === 'Pod' && text(each, 'health', 'status') === 'Degraded',
      );
      const message = text(pod, 'health', 'message');
      expect(message).toMatch(/pull/);
      expect(message).toContain('broken-1');
      expect(nodes.find(each => each.kind === 'Deployment')).toMatchObject({
        health: { status: 'Degraded' },
      });
      await rig.release('1.2.0');
      await rig.becomes('Healthy', '1.2.0');
    });

    it('degrades on request', async () => {
      const message = 'back-off 5m0s restarting failed container=web';
      const { faults } = getControlPlane();
      const late = 'Deployment "web" exceeded its progress deadline';
      try {
        await faults.degrade(rig.hub.name, rig.application, message);
        await rig.becomes('Degraded', '1.2.0');
        await until(
          'the tree says both',
          async () => {
            const words = (await rig.tree()).map(
              ({ kind, health }) => `${kind}: ${text(health, 'message')}`,
            );
            return [`Pod: ${message}`, `Deployment: ${late}`].every(each =>
              words.includes(each),
            );
          },
          PATIENT,
        );
      } finally {
        // this fault halts the whole region, for all tests
        await faults.clear();
      }
      await rig.becomes('Healthy', '1.2.0');
    });
  });
}
