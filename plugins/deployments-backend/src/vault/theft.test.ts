import { describeVaultTheft } from '@argosy/control-plane/contractSuite';
import { PEERS } from '../faults/peers.test.util';
import { openPrinted } from './__testUtils__/printed.test.util';
import type { Printed } from './__testUtils__/printed.test.util';

jest.setTimeout(120_000);

describe(`the policy that we print, on ${PEERS},`, () => {
  let printed: Printed;

  beforeAll(async () => {
    printed = await openPrinted();
  });
  afterAll(() => printed?.close());

  describeVaultTheft(() => printed.rig);

  it.each([
    ['a token that lives for long', { token_ttl: '8760h' }],
    ['a token that is renewed for long', { token_max_ttl: '8760h' }],
    ['a token without an end', { token_max_ttl: '0' }],
    ['a role for tokens of another audience', { audience: 'thief' }],
  ])('does not give %s', async (_, fields) => {
    const { rig } = printed;
    const path = `auth/${rig.eu}/role/${rig.prefix}thief`;
    const { status } = await rig.asPortal('POST', path, rig.roleBody(fields));
    expect(status).toBe(403);
    expect((await rig.client.call('GET', path)).status).toBe(404);
  });
});
