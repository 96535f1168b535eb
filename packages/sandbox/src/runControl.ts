import { randomBytes } from 'node:crypto';
import {
  ARGOCD_NAMESPACE,
  ControlError,
  fleetApplication,
  readNumber,
  readVaultFault,
} from '@argosy/control-plane';
import type { ControlBody } from '@argosy/control-plane';
import type { Hub } from './Hub';
import { readDraft } from './kubernetes/readDraft';
import { timestamp } from './kubernetes/Resources';
import type { Resources } from './kubernetes/Resources';
import type { VaultFaults } from './vault/VaultFaults';

interface ControlTarget {
  hubs: Hub[];
  vault: VaultFaults;
  failGit(status: number | undefined): void;
  stop(): void;
}

/** Runs an action of the control address by its name: every fault, and what else there is. */
export async function runControl(
  target: ControlTarget,
  action: string,
  body: ControlBody,
) {
  const hub = () => {
    const found = target.hubs.find(({ name }) => name === body.hub);
    if (found) return found;
    const names = target.hubs.map(({ name }) => name).join(', ');
    throw new ControlError(
      `There is no hub "${body.hub}". There are: ${names}.`,
    );
  };
  switch (action) {
    case 'hang':
      hub().faults.hang();
      break;
    case 'fail':
      hub().fail(readNumber(body, 'status'));
      break;
    case 'dropWatches':
      hub().watches.drop();
      break;
    case 'restart':
      hub().restart();
      break;
    case 'expire':
      hub().expire();
      break;
    case 'degrade':
      hub().faults.degrade(String(body.application), String(body.message));
      break;
    case 'failGit':
      target.failGit(readNumber(body, 'status'));
      break;
    case 'failVault':
      target.vault.set(readVaultFault(body));
      break;
    case 'clear':
      target.vault.clear();
      target.failGit(undefined);
      target.hubs.forEach(each => each.clear());
      break;
    case 'seed':
      fillStore(hub().context.resources, readNumber(body, 'count'));
      break;
    case 'stop':
      target.stop();
      break;
    default:
      throw new ControlError(`The sandbox has no action "${action}".`);
  }
}

/** Creates Applications that have no repository. Existing ones are left alone. */
function fillStore(resources: Resources, count: number) {
  const at = timestamp();
  const revision = randomBytes(20).toString('hex');
  for (let index = 0; index < count; index += 1) {
    const desired = readDraft(fleetApplication(index, at, revision));
    if (
      !resources.store.get(
        'applications',
        ARGOCD_NAMESPACE,
        desired.metadata.name,
      )
    ) {
      resources.create('applications', ARGOCD_NAMESPACE, desired);
    }
  }
}
