import type { Lab } from '../Lab';
import { answers } from '../processes/answers';
import { argocdEnvironment } from './argocdEnvironment';
import { COMPONENTS, componentArgs, processOf } from './components';
import type { Component, ComponentPorts } from './components';

interface ArgoCdOptions {
  /** The port of its server. */
  port: number;
  kubeconfig: string;
  redis: string;
  newGlobbing: boolean;
}

/** The hub's Argo CD: four programs, each of which can be stopped and started. */
export class ArgoCd {
  readonly ports: ComponentPorts;
  #newGlobbing: boolean;

  constructor(
    private readonly lab: Lab,
    private readonly options: ArgoCdOptions,
  ) {
    const next = () => lab.ports.next();
    this.ports = {
      repoServer: next(),
      repoMetrics: next(),
      controllerMetrics: next(),
      setsMetrics: next(),
      setsProbe: next(),
      setsWebhook: next(),
      server: options.port,
      serverMetrics: next(),
    };
    this.#newGlobbing = options.newGlobbing;
  }

  async start(components: readonly Component[] = COMPONENTS) {
    await Promise.all(components.map(each => this.#start(each)));
  }

  async stop(components: readonly Component[] = COMPONENTS) {
    const { processes } = this.lab;
    await Promise.all(
      components.map(each => processes.get(processOf(each)).kill()),
    );
  }

  /** Starts the components that are not running. */
  async heal() {
    const { processes } = this.lab;
    await this.start(
      COMPONENTS.filter(each => !processes.get(processOf(each)).running),
    );
  }

  /** Switches how the `files` of a set are matched. The controller reads this only when it starts. */
  async setGlobbing(newGlobbing: boolean) {
    if (newGlobbing === this.#newGlobbing) return;
    this.#newGlobbing = newGlobbing;
    await this.stop(['applicationset-controller']);
    await this.start(['applicationset-controller']);
  }

  async #start(component: Component) {
    const { lab, options } = this;
    const { args, health } = componentArgs(
      this.ports,
      options.redis,
      this.#newGlobbing,
    )[component];
    await lab.processes.start(
      {
        name: processOf(component),
        program: lab.peers.programs.argocd,
        args: [...args, '--namespace=argocd'].filter(
          each =>
            component !== 'repo-server' || !each.startsWith('--namespace'),
        ),
        env: await argocdEnvironment(lab, component, options.kubeconfig),
      },
      answers(health),
    );
  }
}
