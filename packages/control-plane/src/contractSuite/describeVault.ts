import type { ControlPlane } from '../ControlPlane';
import { describeVaultAdmin } from './describeVaultAdmin';
import { describeVaultAnswers } from './describeVaultAnswers';
import { describeVaultFaults } from './describeVaultFaults';
import { describeVaultLogins } from './describeVaultLogins';
import { describeVaultTheft } from './describeVaultTheft';
import { VaultRig } from './VaultRig';

export function describeVault(getControlPlane: () => ControlPlane) {
  describe('Vault', () => {
    let rig: VaultRig;

    beforeAll(async () => {
      rig = new VaultRig(getControlPlane().vault);
      await rig.prepare();
    });

    afterAll(() => rig.remove());

    describeVaultLogins(() => rig);
    describeVaultTheft(() => rig);
    describeVaultAnswers(() => rig);
    describeVaultAdmin(() => rig);
    describeVaultFaults(getControlPlane, () => rig);
  });
}
