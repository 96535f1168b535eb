import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eventsServiceFactory } from '@backstage/plugin-events-node';
import signalsPlugin from '@backstage/plugin-signals-backend';
import { startPortal } from './__testUtils__/startPortal.test.util';
import { specOf } from './__testUtils__/specs';

jest.setTimeout(60_000);

describe('signals', () => {
  let portal: Awaited<ReturnType<typeof startPortal>>;
  beforeAll(async () => {
    portal = await startPortal({
      features: [signalsPlugin, eventsServiceFactory],
    });
  });
  afterAll(() => portal?.stop());

  it('signals reach anybody who can open a socket: one without a token learns no name, and whoever was answered knows what moved', async () => {
    const heard = await listen(portal.server);
    const { body } = await portal.post('/services', { spec: specOf('secret') });
    expect(body.state).toBe('merged');
    const answer = await portal.until(
      '/deployments?service=secret',
      ({ items }) => items.length === 1,
    );
    const [{ signal }] = answer.items;
    await heard.until(said => said.includes(signal));
    await heard.until(said => said.includes(answer.service.signal));
    heard.close();
    expect(heard.said()).not.toMatch(/secret-|\/secret|argocd|main|shop/);
  });
});

/** A socket of the signals plugin, opened by nobody. */
async function listen(server: Server) {
  const { port } = server.address() as AddressInfo;
  const open = () => new WebSocket(`ws://localhost:${port}/api/signals`);
  // The signals plugin listens once somebody has asked, and never answers whom it was.
  const unanswered = open();
  await new Promise(resolve => setTimeout(resolve, 500));
  unanswered.close();
  const socket = open();
  const messages: string[] = [];
  socket.addEventListener('message', ({ data }) => messages.push(String(data)));
  await once(socket, 'open');
  socket.send(JSON.stringify({ action: 'subscribe', channel: 'deployments' }));
  const said = () => messages.join('\n');
  return {
    said,
    close: () => socket.close(),
    async until(isWanted: (said: string) => boolean) {
      const end = Date.now() + 15_000;
      while (!isWanted(said())) {
        if (Date.now() > end) throw new Error(`Heard only: ${said()}`);
        await new Promise(resolve => setTimeout(resolve, 50));
      }
    },
  };
}
