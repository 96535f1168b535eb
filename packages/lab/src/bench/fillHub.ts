import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { dig, fleetApplication, objects } from '@argosy/control-plane';
import type { JsonObject } from '@argosy/control-plane';
import { inParallel } from '../expansion/inParallel.test.util';
import { KubeApi, KubeError } from '../kubernetes/KubeApi';
import type { LabControlPlane } from '../LabControlPlane';

/** As many requests at once as the API server accepts. */
const CONNECTIONS = 24;
/** Enough requests to keep the API server busy. More would wait in its queue, and starve those who watch. */
const CHANGING = 4;
const STIR_MS = 1_000;
const CONTROLLER = { component: 'application-controller' };
const APPLICATIONS =
  '/apis/argoproj.io/v1alpha1/namespaces/argocd/applications';
/** The label of these Applications, which no other has. */
const OURS = 'argosy-bench';

const OURS_ONLY = `${APPLICATIONS}?labelSelector=${OURS}&limit=500`;

const CPU = /^process_cpu_seconds_total (\S+)$/m;

const hasItems = (list: JsonObject) => objects(list, 'items').length > 0;

/** The API server may give up on many at once. What it has removed is gone. */
function unlessLate(error: unknown) {
  if (!(error instanceof KubeError && error.code === 504)) throw error;
}

/** Applications on the hub that nothing reconciles. */
export interface Fleet {
  names: string[];
  serviceOf(name: string): string;
  /**
   * Sets the sync status of these, as fast as the API server accepts it.
   * @returns the one that was answered last, and when
   */
  setSync(
    names: string[],
    sync: 'Synced' | 'OutOfSync',
  ): Promise<{ name: string; at: number }>;
  /**
   * Runs something while one of them changes each second, as on every hub of this size. Without a change since its
   * last compaction an API server has no snapshot of the list, and reads each page from etcd, five times as
   * slowly.
   */
  stirred<R>(run: () => Promise<R>): Promise<R>;
  /** CPU seconds of the API server since its start. */
  cpuSeconds(): Promise<number>;
  remove(): Promise<void>;
}

/**
 * Fills the hub. Argo CD's application controller is stopped until they are removed, because it would spend all
 * its time on Applications that have no repository. Its server and its ApplicationSet controller go on, and read
 * them.
 */
export async function fillHub(
  lab: LabControlPlane,
  count: number,
): Promise<Fleet> {
  const [access] = lab.clusters;
  const api = new KubeApi(access);
  const services = new Map<string, string>();
  await lab.control('stopArgoCd', CONTROLLER);
  const at = new Date().toISOString();
  const revision = randomBytes(20).toString('hex');
  await inParallel(CONNECTIONS, Array(count).keys(), async index => {
    const draft = fleetApplication(index, at, revision);
    const labels = {
      ...Object(dig(draft, 'metadata', 'labels')),
      [OURS]: 'true',
    };
    const metadata = { ...Object(draft.metadata), labels };
    services.set(metadata.name, labels['argosy.dev/service']);
    await api.call('POST', APPLICATIONS, { body: { ...draft, metadata } });
  });
  return {
    names: [...services.keys()].sort(),
    serviceOf: name => services.get(name) ?? '',
    async setSync(names, status) {
      let last = { name: '', at: 0 };
      await inParallel(CHANGING, names, async name => {
        await api.patch(`${APPLICATIONS}/${name}`, {
          status: { sync: { status } },
        });
        last = { name, at: performance.now() };
      });
      return last;
    },
    async stirred(run) {
      const [name] = services.keys();
      let over = false;
      const stir = async () => {
        while (!over) {
          await api.patch(`${APPLICATIONS}/${name}`, {
            status: { reconciledAt: new Date().toISOString() },
          });
          await wait(STIR_MS);
        }
      };
      const ran = run().finally(() => {
        over = true;
      });
      const [result] = await Promise.all([ran, stir()]);
      return result;
    },
    async cpuSeconds() {
      const [, seconds] = CPU.exec(await api.metrics()) ?? [];
      if (seconds) return Number(seconds);
      throw new Error('/metrics of the API server does not tell its CPU time');
    },
    async remove() {
      while (await api.call('GET', OURS_ONLY).then(hasItems))
        await api.call('DELETE', OURS_ONLY).catch(unlessLate);
      await lab.control('startArgoCd', CONTROLLER);
    },
  };
}
