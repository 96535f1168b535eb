import { ARGOCD_NAMESPACE } from '@argosy/control-plane';
import type { VaultFault } from '@argosy/control-plane';
import type { ArgoCd } from '../argocd/ArgoCd';
import { processOf } from '../argocd/components';
import { compact } from '../kubernetes/etcd';
import { giteaAnswers, GITEA } from '../gitea/startGitea';
import type { KubeApi } from '../kubernetes/KubeApi';
import { apiServerOf, isReady } from '../kubernetes/startApiServer';
import { controllersOf } from '../kubernetes/startControllers';
import type { Lab } from '../Lab';
import type { Proxies } from '../proxy/startProxies';
import { degrade, workloadsOf } from './degrade';
import type { Undo } from './degrade';

/** What the faults act on. */
export interface LabParts {
  lab: Lab;
  etcd: string;
  apis: Map<string, KubeApi>;
  argocd: ArgoCd;
  giteaPort: number;
  proxies: Proxies;
}

const SLOW_MS = 1_500;

/** The name of the only hub. */
export const HUB = 'main';

/** Faults of real peers: by signals, by compacting etcd, and by a proxy where a status has to be answered. */
export class LabFaults {
  readonly #undo: Undo[] = [];

  constructor(private readonly parts: LabParts) {}

  hang() {
    this.#hubProcesses().forEach(each => each.freeze());
  }

  fail(status: number) {
    const { kubernetes, argocd } = this.parts.proxies;
    kubernetes.fail(status);
    argocd.fail(status);
  }

  failGit(status: number) {
    this.parts.proxies.git.fail(status);
  }

  /** A real Vault would lose its data, which is in memory. So the proxy before it plays the fault. */
  failVault(fault: VaultFault) {
    const { vault } = this.parts.proxies;
    if (fault === 'sealed') vault.fail(503);
    if (fault === 'down') vault.fail(0);
    if (fault === 'hanging') vault.hang();
    if (fault === 'slow') vault.slow(SLOW_MS);
  }

  dropWatches() {
    this.parts.proxies.kubernetes.dropWatches();
  }

  compact() {
    return compact(this.parts.etcd);
  }

  async restart() {
    await this.killApiServer(HUB);
    await this.startApiServer(HUB);
  }

  /** An API server that starts anew remembers no more than etcd does. */
  async expire() {
    await this.compact();
    await this.restart();
  }

  killApiServer(cluster: string) {
    return this.#processes.get(apiServerOf(cluster)).kill();
  }

  startApiServer(cluster: string) {
    const api = this.#api(cluster);
    return this.#processes.again(apiServerOf(cluster), isReady(api));
  }

  stopGit() {
    return this.#processes.get(GITEA).kill();
  }

  startGit() {
    return this.#processes.again(GITEA, giteaAnswers(this.parts.giteaPort));
  }

  async degrade(application: string, message: string) {
    const found = await this.#api(HUB).get(
      `/apis/argoproj.io/v1alpha1/namespaces/${ARGOCD_NAMESPACE}/applications/${application}`,
    );
    const { cluster, ...where } = workloadsOf(found);
    const controllers = this.#processes.get(controllersOf(cluster));
    controllers.freeze();
    this.#undo.push(async () => controllers.thaw());
    this.#undo.push(
      await degrade({ api: this.#api(cluster), ...where }, message),
    );
  }

  /** Restores everything, and starts what does not run. */
  async clear() {
    const { proxies, apis, argocd } = this.parts;
    this.#hubProcesses().forEach(each => each.thaw());
    Object.values(proxies).forEach(each => each.recover());
    for (const cluster of apis.keys()) await this.startApiServer(cluster);
    await Promise.all([argocd.heal(), this.startGit()]);
    for (const undo of this.#undo.splice(0).reverse()) await undo();
  }

  #hubProcesses() {
    return [apiServerOf(HUB), processOf('server')].map(name =>
      this.#processes.get(name),
    );
  }

  get #processes() {
    return this.parts.lab.processes;
  }

  #api(cluster: string): KubeApi {
    const found = this.parts.apis.get(cluster);
    if (found) return found;
    throw new Error(`The lab has no cluster "${cluster}".`);
  }
}
