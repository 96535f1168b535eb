import { isVaultFault, VAULT_FAULTS } from '@argosy/control-plane';
import type { VaultFault } from '@argosy/control-plane';
import { COMPONENTS } from '../argocd/components';
import type { Component } from '../argocd/components';
import type { ArgoCd } from '../argocd/ArgoCd';
import { HUB } from '../faults/LabFaults';
import type { LabFaults } from '../faults/LabFaults';

interface ControlTarget {
  faults: LabFaults;
  argocd: ArgoCd;
  clusters: string[];
  stop(): void;
}

class ControlError extends Error {
  readonly status = 400;
}

type Body = Record<string, string | number>;

type Action = (target: ControlTarget, body: Body) => unknown;

/** The actions of the control address, by name: every fault, and what else there is. */
const ACTIONS: Record<string, Action> = {
  hang: ({ faults }, body) => onHub(body, () => faults.hang()),
  fail: ({ faults }, body) =>
    onHub(body, () => faults.fail(number(body, 'status'))),
  dropWatches: ({ faults }, body) => onHub(body, () => faults.dropWatches()),
  restart: ({ faults }, body) => onHub(body, () => faults.restart()),
  expire: ({ faults }, body) => onHub(body, () => faults.expire()),
  degrade: ({ faults }, body) =>
    onHub(body, () =>
      faults.degrade(String(body.application), String(body.message)),
    ),
  failGit: ({ faults }, body) => faults.failGit(number(body, 'status')),
  failVault: ({ faults }, body) => faults.failVault(vaultFault(body)),
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

export async function runLabControl(
  target: ControlTarget,
  action: string,
  body: Body,
) {
  const run = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
  if (!run) {
    throw new ControlError(
      `The lab has no action "${action}". There are: ${Object.keys(ACTIONS).join(', ')}.`,
    );
  }
  await run(target, body);
}

function onHub<T>(body: Body, run: () => T): T {
  if (body.hub === HUB) return run();
  throw new ControlError(
    `There is no hub "${body.hub}". The only hub is ${HUB}.`,
  );
}

function cluster({ clusters }: ControlTarget, body: Body): string {
  const name = String(body.hub ?? body.cluster);
  if (clusters.includes(name)) return name;
  throw new ControlError(
    `There is no cluster "${name}". There are: ${clusters.join(', ')}.`,
  );
}

/** Reads the component. Without one, all of Argo CD is meant. */
function components({ component }: Body): Component[] {
  const chosen = COMPONENTS.filter(
    each => component === undefined || each === component,
  );
  if (chosen.length > 0) return chosen;
  throw new ControlError(
    `Argo CD has no component "${component}". There are: ${COMPONENTS.join(', ')}.`,
  );
}

function vaultFault({ fault }: Body): VaultFault {
  if (isVaultFault(fault)) return fault;
  throw new ControlError(
    `Vault has no fault "${fault}". There are: ${VAULT_FAULTS.join(', ')}.`,
  );
}

function number(body: Body, name: string): number {
  const value = Number(body[name]);
  if (Number.isInteger(value) && value >= 0) return value;
  throw new ControlError(
    `"${name}" must be a whole number, not ${body[name]}.`,
  );
}
