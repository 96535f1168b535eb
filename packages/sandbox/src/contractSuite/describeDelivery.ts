import type { ControlPlane } from '../ControlPlane';
import { dig, objects, strings, text } from '../json';
import { argocdClient } from './argocdClient';
import { configPath, overlayFiles, setFiles, uniqueName } from './fixtures';
import type { Delivery } from './fixtures';
import { gitClient } from './gitClient';
import type { GitClient } from './gitClient';
import { kubernetesClient } from './kubernetesClient';
import { until } from './until';

const ROOT = 'gitops-root';

export function describeDelivery(getControlPlane: () => ControlPlane) {
  describe.each(['sync', 'create-update'] as const)(
    'Argo CD, set with %s',
    policy => {
      const name = uniqueName(policy === 'sync' ? 'free' : 'kept');
      const hub = () => getControlPlane().hubs[0];
      const client = () => kubernetesClient(hub());
      let delivery: Delivery;
      let application: string;
      let git: GitClient;

      const refresh = async (
        plural: 'applications' | 'applicationsets',
        object: string,
      ) => {
        const annotation =
          plural === 'applications' ? 'refresh' : 'application-set-refresh';
        await client().patch(plural, object, 'merge', {
          metadata: {
            annotations: {
              [`argocd.argoproj.io/${annotation}`]:
                plural === 'applications' ? 'normal' : 'true',
            },
          },
        });
        await until(`${object} has taken its refresh`, async () => {
          const found = await client().get(plural, object);
          return (
            dig(
              found,
              'metadata',
              'annotations',
              `argocd.argoproj.io/${annotation}`,
            ) === undefined
          );
        });
      };
      const commit = async (
        files: Record<string, string | null>,
        message: string,
      ) => {
        const sha = await git.commit(files, message);
        await git.pull();
        await git.push();
        return sha;
      };
      const becomes = (health: string, tag: string) =>
        until(`${application} is ${health} with ${tag}`, async () => {
          const found = await client().get('applications', application);
          const [image] = strings(found, 'status', 'summary', 'images');
          const there =
            text(found, 'status', 'health', 'status') === health &&
            image?.endsWith(`:${tag}`);
          return (
            there &&
            text(found, 'status', 'sync', 'status') === 'Synced' &&
            found
          );
        });

      beforeAll(async () => {
        const { git: host } = getControlPlane();
        const [cluster] = (await argocdClient(hub()).clusters()).filter(
          each => each !== 'in-cluster',
        );
        delivery = { name, cluster, policy, repository: host.repository };
        application = `${name}-dev-${cluster}`;
        git = await gitClient(host);
        await commit(
          { ...setFiles(delivery), ...overlayFiles(delivery, '1.0.0') },
          `Add ${name}`,
        );
        await refresh('applications', ROOT);
      });

      afterAll(async () => {
        await commit(
          {
            [`argocd/${name}/applicationset.yaml`]: null,
            [`argocd/${name}/appproject.yaml`]: null,
          },
          'Clean up',
        );
        await refresh('applications', ROOT);
        await client()
          .remove('applications', application)
          .catch(() => undefined);
        await git.remove();
      });

      it('generates the Application and takes it to Healthy', async () => {
        const found = await becomes('Healthy', '1.0.0');
        const [owner] = objects(found, 'metadata', 'ownerReferences');
        expect(owner).toMatchObject({
          kind: 'ApplicationSet',
          name,
          controller: true,
        });
        expect(dig(found, 'metadata', 'labels')).toMatchObject({
          'argosy.dev/service': name,
        });
        expect(found.status).toMatchObject({
          sync: { revision: expect.stringMatching(/^[0-9a-f]{40}$/) },
          operationState: {
            phase: 'Succeeded',
            message: 'successfully synced (all tasks run)',
          },
          history: [expect.objectContaining({ id: 0 })],
          reconciledAt: expect.stringMatching(/Z$/),
        });
      });

      it('shows on the set what it generated', async () => {
        const status = await until(
          'the set lists its Application',
          async () => {
            const set = await client().get('applicationsets', name);
            return objects(set, 'status', 'resources').length > 0 && set.status;
          },
        );
        expect(objects(status, 'resources').map(each => each.name)).toEqual([
          application,
        ]);
        expect(objects(status, 'conditions')).toContainEqual(
          expect.objectContaining({ type: 'ErrorOccurred', status: 'False' }),
        );
      });

      it('takes a new image at a refresh', async () => {
        const sha = await commit(
          overlayFiles(delivery, '1.1.0'),
          'Release 1.1.0',
        );
        await refresh('applications', application);
        const found = await becomes('Healthy', '1.1.0');
        expect(sha).toMatch(/^[0-9a-f]{40}$/);
        expect(objects(found, 'status', 'history')).toHaveLength(2);
      });

      it('says why a release is not well, and recovers', async () => {
        await commit(
          overlayFiles(delivery, 'broken-1'),
          'Release what cannot be pulled',
        );
        await refresh('applications', application);
        await becomes('Degraded', 'broken-1');
        const nodes = await argocdClient(hub()).tree(application, name);
        const pod = nodes.find(
          each =>
            each.kind === 'Pod' &&
            text(each, 'health', 'status') === 'Degraded',
        );
        expect(text(pod, 'health', 'message')).toMatch(/pull.*broken-1/);
        expect(nodes.find(each => each.kind === 'Deployment')).toMatchObject({
          health: { status: 'Degraded' },
        });
        await commit(overlayFiles(delivery, '1.2.0'), 'Release 1.2.0');
        await refresh('applications', application);
        await becomes('Healthy', '1.2.0');
      });

      it('degrades on request', async () => {
        await getControlPlane().faults.degrade(
          hub().name,
          application,
          'exceeded its progress deadline',
        );
        await becomes('Degraded', '1.2.0');
        const nodes = await argocdClient(hub()).tree(application, name);
        expect(nodes.map(each => text(each, 'health', 'message'))).toContain(
          'exceeded its progress deadline',
        );
        await getControlPlane().faults.clear();
        await becomes('Healthy', '1.2.0');
      });

      it('writes on the set what is wrong with a config file, and leaves the Application', async () => {
        await commit(
          { [configPath(delivery)]: '{"application": "x"' },
          'Break the config',
        );
        await refresh('applicationsets', name);
        const message = await until('the set shows an error', async () =>
          text(
            objects(
              await client().get('applicationsets', name),
              'status',
              'conditions',
            ).find(
              each => each.type === 'ErrorOccurred' && each.status === 'True',
            ),
            'message',
          ),
        );
        expect(message).toContain(configPath(delivery));
        expect(await client().names('applications')).toContain(application);
      });

      it(
        policy === 'sync' ? 'removes what leaves Git' : 'keeps what leaves Git',
        async () => {
          await commit({ [configPath(delivery)]: null }, 'Remove the overlay');
          await refresh('applicationsets', name);
          await until('the set is well again', async () =>
            objects(
              await client().get('applicationsets', name),
              'status',
              'conditions',
            ).some(
              each => each.type === 'ErrorOccurred' && each.status === 'False',
            ),
          );
          const gone = async () =>
            !(await client().names('applications')).includes(application);
          if (policy === 'sync') await until(`${application} is gone`, gone);
          else expect(await gone()).toBe(false);
        },
      );
    },
  );
}
