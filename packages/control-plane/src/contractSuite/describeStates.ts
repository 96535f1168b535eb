import type { ControlPlane } from '../ControlPlane';
import { dig, text } from '../json';
import { DeliveryRig } from './DeliveryRig';
import { configOf, uniqueName } from './fixtures';
import { PATIENT, until } from '../until';

const statesOf = (application: unknown) => [
  text(application, 'status', 'sync', 'status'),
  text(application, 'status', 'health', 'status'),
];

export function describeStates(getControlPlane: () => ControlPlane) {
  describe('Argo CD and an Application that is not well', () => {
    const start = (what: string, manual = false) =>
      DeliveryRig.start(getControlPlane(), uniqueName(what), {
        policy: 'create-update',
        manual,
      });

    it('is OutOfSync and Missing until somebody syncs it', async () => {
      const rig = await start('manual', true);
      const found = await until(
        'it is compared',
        async () => {
          const each = await rig.client.get('applications', rig.application);
          return text(each, 'status', 'sync', 'status') && each;
        },
        PATIENT,
      );
      expect(statesOf(found)).toEqual(['OutOfSync', 'Missing']);
      expect(dig(found, 'status')).not.toHaveProperty('operationState');
      await rig.stop();
    });

    it('is Unknown where its project denies the place', async () => {
      const rig = await start('denied');
      await rig.becomes('Healthy', '1.0.0');
      const namespace = 'elsewhere';
      await rig.configure(
        JSON.stringify({ ...configOf(rig.delivery), namespace }),
      );
      const { found, message } = await rig.condition('InvalidSpecError');
      const { cluster, name } = rig.delivery;
      expect(message).toBe(
        `application destination server '${cluster}' and namespace 'elsewhere' do not match any of the allowed destinations in project '${name}'`,
      );
      expect(statesOf(found)).toEqual(['Unknown', 'Unknown']);
      await rig.configure(JSON.stringify(configOf(rig.delivery)));
      await until(
        'its place is the old one',
        async () => {
          const each = await rig.client.get('applications', rig.application);
          const place = text(each, 'spec', 'destination', 'namespace');
          return place !== namespace;
        },
        PATIENT,
      );
      // it has what it was last compared with again: without a refresh it waits for the poll
      await rig.refresh('applications', rig.application);
      await rig.becomes('Healthy', '1.0.0');
      await rig.stop();
    });

    it('is Unknown, and as healthy as it was, where its overlay has gone', async () => {
      const rig = await start('bare');
      await rig.becomes('Healthy', '1.0.0');
      const { cluster, name } = rig.delivery;
      const folder = `services/${name}/overlays/dev/${cluster}`;
      await rig.commit(
        {
          [`${folder}/config.json`]: null,
          [`${folder}/kustomization.yaml`]: null,
        },
        'Remove the overlay',
      );
      await rig.refresh('applications', rig.application);
      const { found, message } = await rig.condition('ComparisonError');
      expect(message).toMatch(
        /^Failed to load target state: failed to generate manifest for source 1 of 1: rpc error: code = Unknown desc = /,
      );
      expect(message).toContain(`${folder}: app path does not exist`);
      expect(statesOf(found)).toEqual(['Unknown', 'Healthy']);
      await rig.stop();
    });
  });
}
