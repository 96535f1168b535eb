import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { ARGOCD_NAMESPACE, listen } from '@argosy/control-plane';
import type {
  Certificates,
  ControlPlaneHub,
  Listening,
} from '@argosy/control-plane';
import { createArgoCdApi } from './argocd/createArgoCdApi';
import { Controller } from './controller/Controller';
import type { HubContext } from './controller/HubContext';
import { createKubernetesApi } from './kubernetes/createKubernetesApi';
import { Pages } from './kubernetes/Pages';
import { Watches } from './kubernetes/Watches';

/** One hub: its Kubernetes API, its Argo CD, and their faults. */
export class Hub {
  readonly #controller: Controller;
  readonly #pages = new Pages();
  readonly #listening: Listening[] = [];
  #kubernetes?: Listening;
  readonly #tokens = {
    kubernetes: randomBytes(16).toString('hex'),
    argocd: randomBytes(16).toString('hex'),
  };
  readonly watches: Watches;

  constructor(
    readonly name: string,
    readonly context: HubContext,
  ) {
    const { resources, faults } = context;
    this.watches = new Watches(resources.store, () => faults.hung);
    this.#controller = new Controller(context);
  }

  get faults() {
    return this.context.faults;
  }

  async start(options: {
    certificates: Certificates;
    ports: { kubernetes: number; argocd: number };
    foreign: boolean;
  }): Promise<ControlPlaneHub> {
    const { certificates, ports, foreign } = options;
    const { faults, resources } = this.context;
    const api = createKubernetesApi({
      resources,
      watches: this.watches,
      pages: this.#pages,
      faults,
      token: this.#tokens.kubernetes,
    });
    this.#kubernetes = await this.#listen(
      createTlsServer({ cert: certificates.cert, key: certificates.key }, api),
      ports.kubernetes,
      `the Kubernetes API of ${this.name}`,
    );
    const { port: argocd } = await this.#listen(
      createServer(createArgoCdApi(this.context, this.#tokens.argocd)),
      ports.argocd,
      `Argo CD of ${this.name}`,
    );
    this.#controller.start({ foreign });
    const url = `http://localhost:${argocd}`;
    const access = {
      server: `https://localhost:${this.#kubernetes.port}`,
      caData: Buffer.from(certificates.ca).toString('base64'),
      token: this.#tokens.kubernetes,
    };
    return {
      name: this.name,
      namespaces: [ARGOCD_NAMESPACE],
      url,
      kubernetes: access,
      admin: access,
      argocd: { url, token: this.#tokens.argocd },
    };
  }

  async stop() {
    await this.#controller.stop();
    this.faults.release();
    this.watches.drop();
    await Promise.all(this.#listening.map(each => each.close()));
  }

  /** A server that fails ends its watches as well. */
  fail(status: number) {
    this.faults.fail(status);
    this.watches.drop();
  }

  /** An API server keeps its objects in etcd, but nobody is told what happened before it started. */
  restart() {
    this.context.resources.store.forgetHistory();
    this.#kubernetes?.cut();
  }

  expire() {
    this.context.resources.store.forgetHistory();
    this.#pages.forget();
  }

  clear() {
    this.faults.clear();
    this.watches.flush();
  }

  async #listen(...args: Parameters<typeof listen>): Promise<Listening> {
    const listening = await listen(...args);
    this.#listening.push(listening);
    return listening;
  }
}
