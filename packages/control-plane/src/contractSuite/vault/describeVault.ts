import type { ControlPlane } from '../../ControlPlane';
import { describeVaultAnswers } from './describeAnswers';
import { describeVaultFaults } from './describeFaults';
import { describeVaultLogins } from './describeLogins';
import { describeVaultTheft } from './describeTheft';
import { VaultRig, CANARY } from './VaultRig';
import { dig } from '../../json';
import type { JsonObject } from '../../json';
import { uniqueName } from '../fixtures';

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

/** Describes what the commands that a portal prints need of Vault. */
function describeVaultAdmin(getRig: () => VaultRig) {
  describe('as its admin uses it', () => {
    let rig: VaultRig;

    beforeAll(() => {
      rig = getRig();
    });

    it('keeps what stands when a key is patched, and patches nothing that is not there', async () => {
      const { kv } = rig.vault;
      const path = `${kv}/data/${rig.secretOf(uniqueName('patched'))}`;
      const patch = (data: JsonObject) =>
        rig.client.call('PATCH', path, { data });
      expect((await patch({ A: CANARY })).status).toBe(404);
      await rig.client.must('POST', path, { data: { A: CANARY, B: CANARY } });
      expect((await patch({ B: null, C: CANARY })).status).toBe(200);
      const { body } = await rig.client.call('GET', path);
      expect(dig(body, 'data', 'data')).toEqual({ A: CANARY, C: CANARY });
      expect(dig(body, 'data', 'metadata', 'version')).toBe(2);
    });

    it('takes a header into its audit log', async () => {
      const path = 'sys/config/auditing/request-headers/X-Backstage-User';
      const { status } = await rig.client.call('POST', path, { hmac: false });
      expect(status).toBe(204);
      expect((await rig.asPortal('POST', path, { hmac: false })).status).toBe(
        403,
      );
    });
  });
}
