import type { ControlPlaneHub } from '@argosy/control-plane';
import { openWire } from './wire.test.util';

export const THREE = ['near', 'gone', 'hanging'] as const;

/** So that a hub that hangs is given up at once. */
export const SHORT = { silence: 1_000, call: 2_000, connect: 2_000 };

/** One hub as three, each behind wires of its own: two of them can be lost. */
export async function openThreeHubs(hub: ControlPlaneHub) {
  const three = await Promise.all(
    THREE.map(async name => {
      const kubernetes = await openWire(hub.kubernetes.server);
      const argocd = await openWire(hub.argocd.url);
      return {
        hub: {
          ...hub,
          name,
          kubernetes: { ...hub.kubernetes, server: kubernetes.url },
          argocd: { ...hub.argocd, url: argocd.url },
        },
        wires: [kubernetes, argocd],
      };
    }),
  );
  const [, gone, hanging] = three;
  const wires = three.flatMap(each => each.wires);
  return {
    hubs: three.map(each => each.hub),
    /** One refuses connections, one takes them and says nothing. */
    async loseTwo() {
      await Promise.all(gone.wires.map(wire => wire.cut()));
      hanging.wires.forEach(wire => wire.hold());
    },
    repair: () => Promise.all(wires.map(wire => wire.repair())),
    close: () => Promise.all(wires.map(wire => wire.close())),
  };
}

export const LOST = 'live,unreachable,unreachable';
export const statesOf = (hubs: Array<{ state: string }>) =>
  hubs.map(({ state }) => state).join();
