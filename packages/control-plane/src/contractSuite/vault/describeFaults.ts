import type { ControlPlane } from '../../ControlPlane';
import { strings } from '../../json';
import { askAsIs } from '../../admin/askAsIs';
import type { VaultRig } from './VaultRig';

export function describeVaultFaults(
  getControlPlane: () => ControlPlane,
  getRig: () => VaultRig,
) {
  describe('with a fault', () => {
    const faults = () => getControlPlane().faults;
    const ask = (timeoutMs: number) =>
      askAsIs(getRig().vault.address, '/v1/sys/auth', {
        headers: { 'x-vault-token': getRig().portalToken },
        signal: AbortSignal.timeout(timeoutMs),
      });

    afterEach(() => faults().clear());

    it('says that it is sealed', async () => {
      await faults().failVault('sealed');
      const { status, body } = await ask(5_000);
      expect(status).toBe(503);
      expect(strings(body, 'errors')).toEqual(['Vault is sealed']);
      await faults().clear();
      expect((await ask(5_000)).status).toBe(200);
    });

    it('cuts the connection when it is down', async () => {
      await faults().failVault('down');
      await expect(ask(5_000)).rejects.toMatchObject({ code: 'ECONNRESET' });
    });

    it('answers nothing when it hangs', async () => {
      await faults().failVault('hanging');
      await expect(ask(300)).rejects.toMatchObject({ name: 'AbortError' });
    });

    it('answers late when it is slow', async () => {
      await faults().failVault('slow');
      const began = Date.now();
      expect((await ask(10_000)).status).toBe(200);
      expect(Date.now() - began).toBeGreaterThan(1_000);
    });
  });
}
