import { AuthorizationV1Api } from '@kubernetes/client-node';
import { GROUP, KINDS, rightTo } from './kinds';
import { cutBy } from './Kubernetes';
import type { Kubernetes } from './Kubernetes';
import { translateError } from '../errors/translateError';
import type { Observed } from '../types';
import { withDeadline } from '../deadlines';

const kinds = Object.keys(KINDS) as Array<keyof Observed>;

/**
 * Asks the hub whether our account may set the refresh annotations, and returns a message about what is missing.
 * A missing right to list or watch shows by itself; this one would show only after a merge.
 */
export async function findMissingRights(
  kubernetes: Kubernetes,
  namespaces: readonly string[],
  signal: AbortSignal,
): Promise<string | undefined> {
  const { peer, remedies } = kubernetes;
  const missing: string[] = [];
  for (const namespace of namespaces) {
    for (const kind of kinds) {
      if (!(await mayPatch(kubernetes, kind, namespace, signal))) {
        missing.push(rightTo('patch', kind, namespace));
      }
    }
  }
  if (missing.length === 0) return undefined;
  const rights = missing.join(' and to ');
  return `${peer} is watched, but cannot be told about merges: our account lacks the right to ${rights}. Argo CD notices merges by itself, within minutes. ${remedies.rights}`;
}

async function mayPatch(
  { peer, remedies, open, deadlines }: Kubernetes,
  resource: keyof Observed,
  namespace: string,
  signal: AbortSignal,
): Promise<boolean> {
  const resourceAttributes = {
    verb: 'patch',
    group: GROUP,
    resource,
    namespace,
  };
  try {
    const { status } = await withDeadline(deadlines.call, signal, async cut =>
      open()
        .config.makeApiClient(AuthorizationV1Api)
        .createSelfSubjectAccessReview(
          { body: { spec: { resourceAttributes } } },
          cutBy(cut),
        ),
    );
    return status?.allowed !== false;
  } catch (error) {
    signal.throwIfAborted();
    throw translateError(error, {
      peer,
      right: 'create selfsubjectaccessreviews.authorization.k8s.io',
      remedies,
    });
  }
}
