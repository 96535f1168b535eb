import type { ControlPlane } from '../ControlPlane';
import { objects } from '../json';
import { DeliveryRig } from './DeliveryRig';
import { configPath, uniqueName } from './fixtures';
import { until } from './until';

export function describeRemoval(getControlPlane: () => ControlPlane) {
  describe('Argo CD and an overlay that leaves Git', () => {
    const removeOverlay = async (rig: DeliveryRig) => {
      const { name } = rig.delivery;
      await rig.becomes('Healthy', '1.0.0');
      await rig.commit({ [configPath(rig.delivery)]: null }, 'Remove it');
      await rig.refresh('applicationsets', name);
      await until('the set has looked', async () => {
        const set = await rig.client.get('applicationsets', name);
        return objects(set, 'status', 'conditions').length > 0;
      });
    };

    it('removes the Application where the set says sync', async () => {
      const rig = await DeliveryRig.start(
        getControlPlane(),
        uniqueName('free'),
        'sync',
      );
      await removeOverlay(rig);
      const gone = async () =>
        !(await rig.client.names('applications')).includes(rig.application);
      expect(await until(`${rig.application} is gone`, gone)).toBe(true);
      await rig.stop();
    });

    it('keeps it where the set says create-update', async () => {
      const rig = await DeliveryRig.start(
        getControlPlane(),
        uniqueName('kept'),
        'create-update',
      );
      await removeOverlay(rig);
      await rig.refresh('applications', rig.application);
      const kept = await rig.client.get('applications', rig.application);
      expect(kept.metadata).not.toHaveProperty('deletionTimestamp');
      await rig.stop();
    });
  });
}
