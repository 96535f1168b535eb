import type { ControlPlane } from '../ControlPlane';
import { dig, strings, text } from '../json';
import { argocdClient } from './argocdClient';
import { overlayFiles, setFiles } from './fixtures';
import type { Delivery } from './fixtures';
import { gitClient } from './gitClient';
import type { GitClient } from './gitClient';
import { kubernetesClient } from './kubernetesClient';
import { until } from './until';

const ROOT = 'gitops-root';

const REFRESH = {
  applications: 'argocd.argoproj.io/refresh',
  applicationsets: 'argocd.argoproj.io/application-set-refresh',
};

type Files = Record<string, string | null>;

/** One service with one target, pushed to Git and followed on the hub. */
export class DeliveryRig {
  private constructor(
    readonly controlPlane: ControlPlane,
    readonly delivery: Delivery,
    readonly git: GitClient,
  ) {}

  static async start(
    controlPlane: ControlPlane,
    name: string,
    policy: Delivery['policy'],
  ): Promise<DeliveryRig> {
    const { git, hubs } = controlPlane;
    const names = await argocdClient(hubs[0]).clusters();
    const [cluster] = names.filter(each => each !== 'in-cluster');
    const delivery = { name, cluster, policy, repository: git.repository };
    const rig = new DeliveryRig(controlPlane, delivery, await gitClient(git));
    await rig.commit(
      { ...setFiles(delivery), ...overlayFiles(delivery, '1.0.0') },
      `Add ${name}`,
    );
    await rig.refresh('applications', ROOT);
    return rig;
  }

  get hub() {
    return this.controlPlane.hubs[0];
  }

  get client() {
    return kubernetesClient(this.hub);
  }

  get application() {
    return `${this.delivery.name}-dev-${this.delivery.cluster}`;
  }

  async commit(files: Files, message: string) {
    await this.git.commit(files, message);
    await this.git.pull();
    await this.git.push();
  }

  async release(tag: string) {
    await this.commit(overlayFiles(this.delivery, tag), `Release ${tag}`);
    await this.refresh('applications', this.application);
  }

  /** Asks for a refresh and waits until it has been taken. */
  async refresh(plural: keyof typeof REFRESH, name: string) {
    const annotation = REFRESH[plural];
    const value = plural === 'applications' ? 'normal' : 'true';
    await this.client.patch(plural, name, 'merge', {
      metadata: { annotations: { [annotation]: value } },
    });
    await until(`${name} has taken its refresh`, async () => {
      const found = await this.client.get(plural, name);
      return dig(found, 'metadata', 'annotations', annotation) === undefined;
    });
  }

  becomes(health: string, tag: string) {
    const { application } = this;
    return until(`${application} is ${health} with ${tag}`, async () => {
      const found = await this.client.get('applications', application);
      const [image] = strings(found, 'status', 'summary', 'images');
      const there =
        text(found, 'status', 'health', 'status') === health &&
        text(found, 'status', 'sync', 'status') === 'Synced' &&
        image?.endsWith(`:${tag}`);
      return there && found;
    });
  }

  tree() {
    return argocdClient(this.hub).tree(this.application, this.delivery.name);
  }

  async stop() {
    const folder = `argocd/${this.delivery.name}`;
    await this.commit(
      {
        [`${folder}/applicationset.yaml`]: null,
        [`${folder}/appproject.yaml`]: null,
      },
      'Clean up',
    );
    await this.refresh('applications', ROOT);
    const { client, application } = this;
    if ((await client.names('applications')).includes(application)) {
      await client.remove('applications', application);
    }
    await this.git.remove();
  }
}
