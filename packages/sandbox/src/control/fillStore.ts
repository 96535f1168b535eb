import { randomBytes } from 'node:crypto';
import { ARGOCD_NAMESPACE, fleetApplication } from '@argosy/control-plane';
import { readDraft } from '../kubernetes/objects';
import { timestamp } from '../kubernetes/Resources';
import type { Resources } from '../kubernetes/Resources';

/** Creates Applications without a repository behind them. Those that stand already are left alone. */
export function fillStore(resources: Resources, count: number) {
  const at = timestamp();
  const revision = randomBytes(20).toString('hex');
  for (let index = 0; index < count; index += 1) {
    const wanted = readDraft(fleetApplication(index, at, revision));
    if (
      !resources.store.get(
        'applications',
        ARGOCD_NAMESPACE,
        wanted.metadata.name,
      )
    ) {
      resources.create('applications', ARGOCD_NAMESPACE, wanted);
    }
  }
}
