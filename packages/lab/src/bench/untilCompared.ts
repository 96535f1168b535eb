import { KubeApi } from '../kubernetes/KubeApi';
import type { LabControlPlane } from '../LabControlPlane';
import { until } from '@argosy/control-plane';

const LOOK_MS = 1_000;
/** At most 7.5 minutes from one to the next, and what it takes itself. */
const PATIENCE_MS = 600_000;
const COMPARED =
  /^apiserver_storage_consistency_checks_total\{[^}]*resource="applications",[^}]*\} (\d+)$/gm;

/**
 * Waits until the hub's API server has compared its cache of the Applications with etcd. Since Kubernetes 1.34 it
 * does so by itself, five to 7.5 minutes after the time before; 10 000 cost it 12 to 20 s of a core, which on a machine
 * of two the backend has to do without. What follows has five minutes.
 */
export async function untilCompared(lab: LabControlPlane) {
  const api = new KubeApi(lab.clusters[0]);
  const times = async () =>
    [...(await api.metrics()).matchAll(COMPARED)].reduce(
      (sum, [, count]) => sum + Number(count),
      0,
    );
  const before = await times();
  await until(
    'the API server compared its cache with etcd, as its /metrics tell (Kubernetes 1.34 or later, feature gate DetectCacheInconsistency)',
    async () => (await times()) !== before,
    { timeoutMs: PATIENCE_MS, everyMs: LOOK_MS },
  );
}
