import { PatchStrategy, setHeaderOptions } from '@kubernetes/client-node';
import { GROUP, KINDS, rightTo, VERSION } from './kinds';
import { cutBy } from './Kubernetes';
import type { Kubernetes } from './Kubernetes';
import { statusOf, translateError } from '../errors/translateError';
import type { Observed } from '../types';
import { withDeadline } from '../deadlines';

/** Sets the annotation that makes Argo CD refresh an object now. False when there is no such object. */
export async function refresh(
  { peer, remedies, open, deadlines }: Kubernetes,
  {
    kind,
    namespace,
    name,
  }: { kind: keyof Observed; namespace: string; name: string },
): Promise<boolean> {
  const [key, value] = KINDS[kind].refresh;
  try {
    await withDeadline(deadlines.call, undefined, async cut =>
      open().objects.patchNamespacedCustomObject(
        {
          group: GROUP,
          version: VERSION,
          namespace,
          plural: kind,
          name,
          body: { metadata: { annotations: { [key]: value() } } },
        },
        setHeaderOptions('Content-Type', PatchStrategy.MergePatch, cutBy(cut)),
      ),
    );
    return true;
  } catch (error) {
    if (statusOf(error) === 404) return false;
    throw translateError(error, {
      peer,
      right: rightTo('patch', kind, namespace),
      remedies,
    });
  }
}
