import { connectControlPlane } from '@argosy/control-plane';
import type { ControlPlane } from '@argosy/control-plane';
import { startSandbox } from '@argosy/sandbox';
import type { Wire } from './wire.test.util';

const { ARGOSY_LAB } = process.env;

/** Whether the peers are real ones; a sandbox stands in for them otherwise. */
export const isLab = ARGOSY_LAB !== undefined;
export const PEERS = isLab ? 'the lab' : 'the sandbox';

/** What happens to peers. Each ends with its counterpart. */
export interface Peers {
  killApiServer(hub: string): Promise<void>;
  startApiServer(hub: string): Promise<void>;
  /** Forgets the history of the hub's API. */
  compact(hub: string): Promise<void>;
  stopArgoCd(hub: string): Promise<void>;
  startArgoCd(hub: string): Promise<void>;
  stopGit(): Promise<void>;
  startGit(): Promise<void>;
}

/** The described control plane of the lab, which goes on after us; a sandbox of our own where there is none. */
export async function openControlPlane(): Promise<ControlPlane> {
  if (ARGOSY_LAB === undefined) return startSandbox({ speed: 20 });
  return { ...(await connectControlPlane(ARGOSY_LAB)), stop: async () => {} };
}

/** The lab's own faults; where the sandbox has none like it, the nearest: it cannot end a part of itself. */
export function peersOf(
  { control, faults }: ControlPlane,
  wires: { argocd?: Wire } = {},
): Peers {
  if (isLab) {
    return {
      killApiServer: hub => control('killApiServer', { hub }),
      startApiServer: hub => control('startApiServer', { hub }),
      compact: hub => faults.expire(hub),
      stopArgoCd: hub => control('stopArgoCd', { hub }),
      startArgoCd: hub => control('startArgoCd', { hub }),
      stopGit: () => control('stopGit'),
      startGit: () => control('startGit'),
    };
  }
  return {
    killApiServer: hub => faults.fail(hub, 503),
    startApiServer: () => faults.clear(),
    compact: hub => faults.expire(hub),
    stopArgoCd: async () => wires.argocd?.cut(),
    startArgoCd: async () => wires.argocd?.repair(),
    stopGit: () => faults.failGit(0),
    startGit: () => faults.clear(),
  };
}
