import type { ControlPlane } from '../ControlPlane';
import { objects, strings, text } from '../json';
import { DeliveryRig } from './DeliveryRig';
import { FINALIZER, configPath, uniqueName } from './fixtures';
import type { Delivery } from './fixtures';
import { PATIENT, until } from '../until';

export function describeRemoval(getControlPlane: () => ControlPlane) {
  describe('Argo CD and what leaves Git', () => {
    const start = async (
      what: string,
      shape: Pick<Delivery, 'policy' | 'finalizer'>,
    ) => {
      const rig = await DeliveryRig.start(
        getControlPlane(),
        uniqueName(what),
        shape,
      );
      await rig.becomes('Healthy', '1.0.0');
      return rig;
    };
    const read = (rig: DeliveryRig) =>
      rig.client.get('applications', rig.application);

    const removeOverlay = async (rig: DeliveryRig) => {
      await rig.commit({ [configPath(rig.delivery)]: null }, 'Remove it');
      await rig.refresh('applicationsets', rig.delivery.name);
    };

    it('removes the Application where the set says sync, workload first', async () => {
      const rig = await start('free', { policy: 'sync' });
      expect(strings(await read(rig), 'metadata', 'finalizers')).toEqual([
        FINALIZER,
      ]);
      const watch = await rig.client.watch('applications', {
        fieldSelector: `metadata.name=${rig.application}`,
      });
      await removeOverlay(rig);
      await rig.gone();
      await until(
        'the removal is seen',
        async () => watch.events.some(({ type }) => type === 'DELETED'),
        PATIENT,
      );
      watch.end();
      const leaving = watch.events.find(
        ({ type, object }) =>
          type === 'MODIFIED' && text(object, 'metadata', 'deletionTimestamp'),
      );
      expect(strings(leaving?.object, 'metadata', 'finalizers')).toEqual([
        FINALIZER,
      ]);
      await rig.stop();
    });

    it('keeps it where the set says create-update', async () => {
      const rig = await start('kept', { policy: 'create-update' });
      expect((await read(rig)).metadata).not.toHaveProperty('finalizers');
      await removeOverlay(rig);
      await until(
        'the set has looked',
        async () => {
          const set = await rig.client.get(
            'applicationsets',
            rig.delivery.name,
          );
          return objects(set, 'status', 'conditions').length > 0;
        },
        PATIENT,
      );
      await rig.refresh('applications', rig.application);
      expect((await read(rig)).metadata).not.toHaveProperty(
        'deletionTimestamp',
      );
      await rig.stop();
    });

    it('removes the Application with a set that has no finalizer', async () => {
      const rig = await start('bound', { policy: 'create-update' });
      await rig.removeSet();
      expect(await rig.gone()).toBe(true);
      await rig.stop();
    });

    it('frees the Application of a set that has one', async () => {
      const rig = await start('freed', {
        policy: 'create-update',
        finalizer: true,
      });
      await rig.removeSet();
      const freed = await until(
        'nothing owns it',
        async () => {
          const found = await read(rig);
          return (
            objects(found, 'metadata', 'ownerReferences').length === 0 && found
          );
        },
        PATIENT,
      );
      expect(freed.metadata).not.toHaveProperty('deletionTimestamp');
      expect(text(freed, 'status', 'health', 'status')).toBe('Healthy');
      await rig.stop();
    });
  });
}
