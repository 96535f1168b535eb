import type { ControlPlane } from '../ControlPlane';
import { describeArgoCd } from './describeArgoCd';
import { describeDelivery } from './describeDelivery';
import { describeFaults } from './describeFaults';
import { describeLists } from './describeLists';
import { describePullRequests } from './describePullRequests';
import { describeRemoval } from './describeRemoval';
import { describeSchemas } from './describeSchemas';
import { describeSets } from './describeSets';
import { describeStates } from './describeStates';
import { describeVault } from './vault/describeVault';
import { describeWatches } from './describeWatches';
import { describeWrites } from './describeWrites';

/**
 * Describes what every control plane must do. It is written against the behaviour of the real peers, and uses
 * nothing but a ControlPlane.
 * @param start - is called once, before all tests; what it returns is stopped after them
 */
export function describeControlPlane(
  name: string,
  start: () => Promise<ControlPlane>,
) {
  describe(name, () => {
    let controlPlane: ControlPlane;
    const getControlPlane = () => controlPlane;

    beforeAll(async () => {
      controlPlane = await start();
    });

    afterAll(() => controlPlane.stop());

    describeLists(getControlPlane);
    describeWrites(getControlPlane);
    describeSchemas(getControlPlane);
    describeWatches(getControlPlane);
    describeArgoCd(getControlPlane);
    describePullRequests(getControlPlane);
    describeDelivery(getControlPlane);
    describeSets(getControlPlane);
    describeStates(getControlPlane);
    describeRemoval(getControlPlane);
    describeFaults(getControlPlane);
    describeVault(getControlPlane);
  });
}

export { argocdClient } from './argocdClient';
export { DeliveryRig } from './DeliveryRig';
export { configOf, uniqueName } from './fixtures';
export { gitClient, pullsClient } from './gitClient';
export { kubernetesClient } from './kubernetesClient';
export { describeVaultTheft } from './vault/describeTheft';
export { CANARY, VaultRig } from './vault/VaultRig';
