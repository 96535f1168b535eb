import { dig, isObject, objects, stringMap, text } from '@argosy/control-plane';
import type { JsonObject } from '@argosy/control-plane';
import type { KubeApi } from '../kubernetes/KubeApi';

/** Undoes what was done to an Application. */
export type Undo = () => Promise<void>;

/** The parts of an Application that can be broken: its Deployments, and where they are. */
export interface Workloads {
  api: KubeApi;
  namespace: string;
  deployments: string[];
}

/**
 * Breaks Deployments as a failing release does: they exceed their deadline, and their Pods wait with this message.
 * The caller has stopped the region's controllers, which would repair it at once.
 */
export async function degrade(
  { api, namespace, deployments }: Workloads,
  message: string,
): Promise<Undo> {
  const apps = `/apis/apps/v1/namespaces/${namespace}/deployments`;
  const core = `/api/v1/namespaces/${namespace}/pods`;
  const undo: Undo[] = [];
  for (const name of deployments) {
    const deployment = await api.get(`${apps}/${name}`);
    const before = objects(deployment, 'status', 'conditions');
    await api.patch(`${apps}/${name}/status`, {
      status: { conditions: [...before.filter(notProgressing), late(name)] },
    });
    undo.push(async () => {
      await api.patch(`${apps}/${name}/status`, {
        status: { conditions: before },
      });
    });
    for (const pod of await podsOf(api, core, deployment)) {
      const path = `${core}/${text(pod, 'metadata', 'name')}`;
      await api.patch(`${path}/status`, waiting(pod, message));
      // the Pod that replaces it becomes Ready by itself
      undo.push(async () => {
        await api.call('DELETE', `${path}?gracePeriodSeconds=0`);
      });
    }
  }
  return async () => {
    for (const each of undo) await each();
  };
}

const notProgressing = ({ type }: JsonObject) => type !== 'Progressing';

function late(name: string): JsonObject {
  const now = new Date().toISOString();
  return {
    type: 'Progressing',
    status: 'False',
    reason: 'ProgressDeadlineExceeded',
    message: `Deployment "${name}" has timed out progressing.`,
    lastUpdateTime: now,
    lastTransitionTime: now,
  };
}

function podsOf(api: KubeApi, path: string, deployment: JsonObject) {
  const labels = stringMap(deployment, 'spec', 'selector', 'matchLabels') ?? {};
  const selector = Object.entries(labels)
    .map(pair => pair.join('='))
    .join(',');
  return api
    .get(`${path}?labelSelector=${encodeURIComponent(selector)}`)
    .then(found => objects(found, 'items'));
}

function waiting(pod: JsonObject, message: string): JsonObject {
  const [first, ...rest] = objects(pod, 'status', 'containerStatuses');
  const conditions = objects(pod, 'status', 'conditions').map(each =>
    each.type === 'Ready' ? { ...each, status: 'False' } : each,
  );
  const state = { waiting: { reason: 'CrashLoopBackOff', message } };
  return {
    status: {
      conditions,
      containerStatuses: [{ ...first, ready: false, state }, ...rest],
    },
  };
}

/** Reads from an Application's status where it is, and its Deployments. */
export function workloadsOf(application: JsonObject): {
  cluster: string;
  namespace: string;
  deployments: string[];
} {
  const destination = dig(application, 'spec', 'destination');
  if (!isObject(destination))
    throw new Error('The Application has no destination.');
  return {
    cluster: text(destination, 'name') ?? '',
    namespace: text(destination, 'namespace') ?? 'default',
    deployments: objects(application, 'status', 'resources')
      .filter(({ kind }) => kind === 'Deployment')
      .map(each => String(each.name)),
  };
}
