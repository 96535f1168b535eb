import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { createControlServer, listen, toFaults } from '@argosy/control-plane';
import type { ControlPlane } from '@argosy/control-plane';
import { LabFaults } from '../faults/LabFaults';
import type { LabParts } from '../faults/LabFaults';
import { runLabControl } from './runLabControl';

/** Starts the lab's control, for this process and over HTTP for others. */
export async function startControl(
  { parts }: { parts: LabParts },
  { port = 0, stop }: { port?: number; stop: () => Promise<void> },
) {
  const faults = new LabFaults(parts);
  const target = {
    faults,
    argocd: parts.argocd,
    clusters: [...parts.apis.keys()],
    // later, so that a request over HTTP gets its answer
    stop: () => {
      setImmediate(stop);
    },
  };
  const act: ControlPlane['control'] = (action, body = {}) =>
    runLabControl(target, action, body);
  const token = randomBytes(16).toString('hex');
  const server = await listen(
    createServer(createControlServer(token, act)),
    port,
    'the control of the lab',
  );
  return {
    act,
    faults: toFaults(act),
    address: { url: `http://localhost:${server.port}`, token },
    close: server.close,
  };
}
