import { PATIENT, until } from '@argosy/control-plane';
import {
  DeliveryRig,
  configOf,
  uniqueName,
} from '@argosy/control-plane/contractSuite';
import { connectTestLab } from './describe';
import type { LabControlPlane } from './LabControlPlane';

jest.setTimeout(180_000);

describe('the globs of our sets', () => {
  let lab: LabControlPlane;
  let rig: DeliveryRig;

  beforeAll(async () => {
    lab = await connectTestLab();
    rig = await DeliveryRig.start(lab, uniqueName('glob'), { policy: 'sync' });
    await rig.becomes('Healthy', '1.0.0');
    const { name, cluster } = rig.delivery;
    const at = (path: string, application: string) => ({
      [`services/${path}/config.json`]: JSON.stringify({
        ...configOf(rig.delivery),
        application,
      }),
    });
    await rig.commit(
      {
        ...at(`${name}/overlays/dev/second`, `${name}-dev-second`),
        // none of these is named by the set: other services, and folders that are no target
        ...at(`${name}-more/overlays/dev/${cluster}`, `${name}-more`),
        ...at(`${name}/base`, `${name}-base`),
        ...at(`${name}/overlays/dev`, `${name}-shallow`),
      },
      'Add neighbours',
    );
  });

  afterAll(async () => {
    await lab.control('setGlobbing', { doublestar: 'off' });
    await rig.stop();
  });

  it.each(['off', 'on', 'off'])(
    'match what they name with doublestar globbing %s',
    async doublestar => {
      const { name, cluster } = rig.delivery;
      await lab.control('setGlobbing', { doublestar });
      await rig.refresh('applicationsets', name);
      const names = await until(
        'the second target is there',
        async () => {
          const all = await rig.client.names('applications');
          const ours = all.filter(each => each.startsWith(name));
          return ours.includes(`${name}-dev-second`) && ours;
        },
        PATIENT,
      );
      expect(names.sort()).toEqual(
        [`${name}-dev-${cluster}`, `${name}-dev-second`].sort(),
      );
    },
  );
});
