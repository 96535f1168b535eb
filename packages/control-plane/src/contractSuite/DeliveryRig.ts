import type { ControlPlane } from '../ControlPlane';
import { dig, objects, strings, text } from '../json';
import { argocdClient } from './argocdClient';
import { configPath, overlayFiles, setFiles } from './fixtures';
import type { Delivery } from './fixtures';
import { gitClient } from './gitClient';
import type { GitClient } from './gitClient';
import { kubernetesClient } from './kubernetesClient';
import { PATIENT, until } from '../until';

const ROOT = 'gitops-root';

const REFRESH = {
  applications: 'argocd.argoproj.io/refresh',
  applicationsets: 'argocd.argoproj.io/application-set-refresh',
};

type Files = Record<string, string | null>;

/** A service with one target, pushed to Git and followed on the hub. */
export class DeliveryRig {
  private constructor(
    readonly controlPlane: ControlPlane,
    readonly delivery: Delivery,
    readonly git: GitClient,
  ) {}

  static async start(
    controlPlane: ControlPlane,
    name: string,
    shape: Pick<Delivery, 'policy' | 'manual' | 'finalizer'>,
  ): Promise<DeliveryRig> {
    const { git, hubs } = controlPlane;
    const names = await argocdClient(hubs[0]).clusters();
    const [cluster] = names.filter(each => each !== 'in-cluster');
    const delivery = { name, cluster, repository: git.repository, ...shape };
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

  /** Commits this as the config file of the only target, and asks the set to look at it. */
  async configure(content: string) {
    const path = configPath(this.delivery);
    await this.commit({ [path]: content }, `Change ${path}`);
    await this.ask('applicationsets', this.delivery.name);
  }

  /** Waits until the set reports an error with this message, and returns it. */
  setError(message: RegExp) {
    const { name } = this.delivery;
    return until(
      `the set ${name} says ${message}`,
      async () => {
        const set = await this.client.get('applicationsets', name);
        const error = objects(set, 'status', 'conditions').find(
          each =>
            each.type === 'ErrorOccurred' &&
            each.status === 'True' &&
            message.test(String(each.message)),
        );
        return error;
      },
      PATIENT,
    );
  }

  /** Waits until the Application has a condition of this type, and returns it. */
  condition(type: string) {
    const { application } = this;
    return until(
      `${application} has the condition ${type}`,
      async () => {
        const found = await this.client.get('applications', application);
        const condition = objects(found, 'status', 'conditions').find(
          each => each.type === type,
        );
        return (
          condition && { found, message: text(condition, 'message') ?? '' }
        );
      },
      PATIENT,
    );
  }

  gone() {
    const { application } = this;
    return until(
      `${application} is gone`,
      async () =>
        !(await this.client.names('applications')).includes(application),
      PATIENT,
    );
  }

  /** Asks for a refresh. A set that has failed keeps the annotation, and reacts only to another value. */
  async ask(plural: keyof typeof REFRESH, name: string) {
    const value =
      plural === 'applications' ? 'normal' : new Date().toISOString();
    await this.client.patch(plural, name, 'merge', {
      metadata: { annotations: { [REFRESH[plural]]: value } },
    });
  }

  /** Asks for a refresh and waits until it has been taken. */
  async refresh(plural: keyof typeof REFRESH, name: string) {
    await this.ask(plural, name);
    await until(
      `${name} has taken its refresh`,
      async () => {
        const found = await this.client.get(plural, name);
        return (
          dig(found, 'metadata', 'annotations', REFRESH[plural]) === undefined
        );
      },
      PATIENT,
    );
  }

  becomes(health: string, tag: string) {
    const { application } = this;
    return until(
      `${application} is ${health} with ${tag}`,
      async () => {
        const found = await this.client.get('applications', application);
        const images = strings(found, 'status', 'summary', 'images');
        const there =
          text(found, 'status', 'health', 'status') === health &&
          text(found, 'status', 'sync', 'status') === 'Synced' &&
          images.some(image => image.endsWith(`:${tag}`));
        return there && found;
      },
      PATIENT,
    );
  }

  /** Waits until the root Application has this health, which follows from its sets. */
  rootBecomes(health: string) {
    return until(
      `the root is ${health}`,
      async () => {
        const root = await this.client.get('applications', ROOT);
        return text(root, 'status', 'health', 'status') === health;
      },
      PATIENT,
    );
  }

  tree() {
    return argocdClient(this.hub).tree(this.application, this.delivery.name);
  }

  /** Removes the set from Git, and with that from the hub. Its project stays for Applications that the set has released. */
  async removeSet() {
    const { name } = this.delivery;
    const path = `argocd/${name}/applicationset.yaml`;
    await this.commit({ [path]: null }, `Remove the set ${name}`);
    await this.refresh('applications', ROOT);
    await until(
      `the set ${name} is gone`,
      async () => !(await this.client.names('applicationsets')).includes(name),
      PATIENT,
    );
  }

  async stop() {
    const { name } = this.delivery;
    if ((await this.client.names('applicationsets')).includes(name)) {
      await this.removeSet();
    }
    const { client, application } = this;
    await client.removeIfThere('applications', application);
    await this.gone();
    await this.commit({ [`argocd/${name}/appproject.yaml`]: null }, 'Clean up');
    await this.refresh('applications', ROOT);
    await this.git.remove();
  }
}
