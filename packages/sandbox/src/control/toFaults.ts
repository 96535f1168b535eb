import type { Faults } from '../ControlPlane';
import type { SandboxControlPlane } from '../SandboxControlPlane';

/** The faults of a control plane, by way of its control. */
export const toFaults = (control: SandboxControlPlane['control']): Faults => ({
  hang: hub => control('hang', { hub }),
  fail: (hub, status) => control('fail', { hub, status }),
  dropWatches: hub => control('dropWatches', { hub }),
  restart: hub => control('restart', { hub }),
  expire: hub => control('expire', { hub }),
  degrade: (hub, application, message) =>
    control('degrade', { hub, application, message }),
  failVault: fault => control('failVault', { fault }),
  failGit: status => control('failGit', { status }),
  clear: () => control('clear'),
});
