import {
  ControlError,
  readNumber,
  readVaultFault,
} from '@argosy/control-plane';
import type { ControlBody, ControlPlane } from '@argosy/control-plane';
import { COMPONENTS } from './argocd/components';
import type { Component } from './argocd/components';
import type { ArgoCd } from './argocd/ArgoCd';
import { HUB, LabFaults } from './faults/LabFaults';
import type { LabParts } from './faults/LabFaults';

interface ControlTarget {
  faults: LabFaults;
  argocd: ArgoCd;
  clusters: string[];
  stop(): void;
}

type Action = (target: ControlTarget, body: ControlBody) => unknown;

/** The actions of the control address, by name: every fault, and what else there is. */
const ACTIONS: Record<string, Action> = {
  hang: ({ faults }, body) => onHub(body, () => faults.hang()),
  fail: ({ faults }, body) =>
    onHub(body, () => faults.fail(readNumber(body, 'status'))),
  dropWatches: ({ faults }, body) => onHub(body, () => faults.dropWatches()),
  restart: ({ faults }, body) => onHub(body, () => faults.restart()),
  expire: ({ faults }, body) => onHub(body, () => faults.expire()),
  degrade: ({ faults }, body) =>
    onHub(body, () =>
      faults.degrade(String(body.application), String(body.message)),
    ),
  failGit: ({ faults }, body) => faults.failGit(readNumber(body, 'status')),
  failVault: ({ faults }, body) => faults.failVault(readVaultFault(body)),
  clear: ({ faults }) => faults.clear(),
  compact: ({ faults }) => faults.compact(),
  killApiServer: (target, body) =>
    target.faults.killApiServer(cluster(target, body)),
  startApiServer: (target, body) =>
    target.faults.startApiServer(cluster(target, body)),
  stopArgoCd: ({ argocd }, body) => argocd.stop(components(body)),
  startArgoCd: ({ argocd }, body) => argocd.start(components(body)),
  stopGit: ({ faults }) => faults.stopGit(),
  startGit: ({ faults }) => faults.startGit(),
  setGlobbing: ({ argocd }, body) =>
    argocd.setGlobbing(body.doublestar === 'on'),
  stop: target => target.stop(),
};

/** Makes the control of a lab. */
export function labControl(
  parts: LabParts,
  stop: () => Promise<void>,
): ControlPlane['control'] {
  const target: ControlTarget = {
    faults: new LabFaults(parts),
    argocd: parts.argocd,
    clusters: [...parts.apis.keys()],
    // later, so that a request over HTTP gets its answer
    stop: () => {
      setImmediate(stop);
    },
  };
  return (action, body = {}) => runControl(target, action, body);
}

async function runControl(
  target: ControlTarget,
  action: string,
  body: ControlBody,
) {
  const run = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
  if (!run) {
    throw new ControlError(
      `The lab has no action "${action}". There are: ${Object.keys(ACTIONS).join(', ')}.`,
    );
  }
  await run(target, body);
}

function onHub<T>(body: ControlBody, run: () => T): T {
  if (body.hub === HUB) return run();
  throw new ControlError(
    `There is no hub "${body.hub}". The only hub is ${HUB}.`,
  );
}

function cluster({ clusters }: ControlTarget, body: ControlBody): string {
  const name = String(body.hub ?? body.cluster);
  if (clusters.includes(name)) return name;
  throw new ControlError(
    `There is no cluster "${name}". There are: ${clusters.join(', ')}.`,
  );
}

/** Reads the component. Without one, all of Argo CD is meant. */
function components({ component }: ControlBody): Component[] {
  const chosen = COMPONENTS.filter(
    each => component === undefined || each === component,
  );
  if (chosen.length > 0) return chosen;
  throw new ControlError(
    `Argo CD has no component "${component}". There are: ${COMPONENTS.join(', ')}.`,
  );
}
