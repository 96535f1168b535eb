import { KubeApi } from '../kubernetes/KubeApi';
import type { LabControlPlane } from '../LabControlPlane';
import { until } from '@argosy/control-plane';

const LOOK_MS = 1_000;
/** At most 7.5 minutes pass between two, plus the time that one takes. */
const PATIENCE_MS = 600_000;
const COMPARED =
  /^apiserver_storage_consistency_checks_total\{([^}\n]*)\} (\d+)$/gm;

/**
 * Waits until the hub's API server has compared its cache of the Applications with etcd. Since Kubernetes 1.34 it
 * does so by itself, 5 to 7.5 minutes after the last time. For 10 000 Applications that takes 12 to 20 s of a
 * core, which a machine with two cores then lacks. What is measured after this has five minutes.
 */
export async function untilCompared(lab: LabControlPlane) {
  const api = new KubeApi(lab.clusters[0]);
  const times = async () =>
    [...(await api.metrics()).matchAll(COMPARED)]
      .filter(([, labels]) => labels.includes('resource="applications",'))
      .reduce((sum, [, , count]) => sum + Number(count), 0);
  const before = await times();
  await until(
    'the API server compared its cache with etcd, as its /metrics tell (Kubernetes 1.34 or later, feature gate DetectCacheInconsistency)',
    async () => (await times()) !== before,
    { timeoutMs: PATIENCE_MS, everyMs: LOOK_MS },
  );
}
