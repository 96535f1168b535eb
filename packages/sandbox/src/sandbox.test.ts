import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { objects, strings, text } from '@argosy/control-plane';
import {
  DeliveryRig,
  argocdClient,
  gitClient,
  kubernetesClient,
  pullsClient,
  uniqueName,
} from '@argosy/control-plane/contractSuite';
import { seedApplications } from './seedApplications';
import { startSandbox } from './startSandbox';
import type { StartedSandbox } from './startSandbox';

jest.setTimeout(60_000);

const HOSTILE = '<img src=x onerror="alert(1)"> & \'"';

describe('a sandbox', () => {
  let sandbox: StartedSandbox;

  beforeAll(async () => {
    sandbox = await startSandbox({
      speed: 10,
      hubs: [{ name: 'main' }, { name: 'other' }],
    });
  });

  afterAll(() => sandbox.stop());

  it('holds Applications that are not ours, Healthy', async () => {
    const found = await kubernetesClient(sandbox.hubs[0]).get(
      'applications',
      'billing',
    );
    expect(text(found, 'status', 'health', 'status')).toBe('Healthy');
    expect(strings(found, 'status', 'summary', 'images')).toEqual([
      'registry.example.com/billing:3.4.1',
    ]);
    const parts = await kubernetesClient(sandbox.hubs[0]).names(
      'applications',
      'app.kubernetes.io/part-of=billing',
    );
    expect(parts).toEqual(['billing-worker']);
  });

  it('breaks one hub and leaves the other alone', async () => {
    await sandbox.faults.fail('main', 503);
    const [main, other] = sandbox.hubs.map(kubernetesClient);
    await expect(main.list('applications')).rejects.toMatchObject({
      code: 503,
    });
    expect(await other.names('applications')).toContain('gitops-root');
    await sandbox.faults.clear();
    expect(await main.names('applications')).toContain('gitops-root');
  });

  it('refuses a fault of a hub that it does not have', async () => {
    await expect(sandbox.faults.hang('nobody')).rejects.toThrow(
      'There is no hub "nobody". There are: main, other.',
    );
  });

  it('catches up with a watch that was frozen', async () => {
    const client = kubernetesClient(sandbox.hubs[1]);
    const watch = await client.watch('applications', { timeoutSeconds: 20 });
    await sandbox.faults.hang('other');
    await seedApplications(sandbox, 3, 'other');
    await new Promise(resolve => setTimeout(resolve, 100));
    const during = watch.events.length;
    await sandbox.faults.clear();
    await new Promise(resolve => setTimeout(resolve, 100));
    watch.end();
    expect(watch.events.length).toBeGreaterThanOrEqual(during + 3);
  });

  it('fills a hub with many Applications that nothing reconciles', async () => {
    await seedApplications(sandbox, 500, 'other');
    const client = kubernetesClient(sandbox.hubs[1]);
    const [one] = objects(
      await client.list('applications', {
        labelSelector: 'argosy.dev/service=bench-00000',
        limit: 1,
      }),
      'items',
    );
    expect(JSON.stringify(one).length).toBeGreaterThan(7_000);
    expect(JSON.stringify(one).length).toBeLessThan(9_500);
    expect((await client.names('applications')).length).toBeGreaterThan(500);
  });

  it('shows hostile text as text, on the pages of pull request, repository and commit', async () => {
    const git = await gitClient(sandbox.git);
    const sha = await git.commit({ 'hostile.txt': HOSTILE }, HOSTILE);
    await git.push('hostile');
    const { body } = await pullsClient(sandbox.git)('POST', '/pulls', {
      head: 'hostile',
      base: 'main',
      title: HOSTILE,
      body: HOSTILE,
    });
    await git.remove();
    const { baseUrl } = sandbox.git;
    const pages = [
      body.html_url,
      `${baseUrl}/platform/gitops`,
      `${baseUrl}/platform/gitops/commit/${sha}`,
    ];
    for (const url of pages) {
      const response = await fetch(url);
      const page = await response.text();
      expect(response.headers.get('content-security-policy')).toContain(
        "default-src 'none'",
      );
      expect(page).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;');
      expect(page).not.toContain('<img');
    }
  });

  it('merges with the button, but not for a page of somebody else', async () => {
    const git = await gitClient(sandbox.git);
    await git.commit({ 'button.txt': 'text' }, 'Add a file');
    await git.push('button');
    await git.remove();
    const call = pullsClient(sandbox.git);
    const { body } = await call('POST', '/pulls', {
      head: 'button',
      base: 'main',
      title: 'By button',
    });
    expect(await (await fetch(body.html_url)).text()).toContain(
      '<button>Merge</button>',
    );
    const post = (origin: string) =>
      fetch(`${body.html_url}/merge`, { method: 'POST', headers: { origin } });
    expect((await post('http://evil.example.com')).status).toBe(403);
    const merged = await post(sandbox.git.baseUrl);
    expect(await merged.text()).toContain('✓ Merged');
    expect((await call('GET', `/pulls/${body.number}`)).body.merged).toBe(true);
  });

  it('has a page per Application, and says where there is none', async () => {
    const [{ url, argocd }] = sandbox.hubs;
    const page = await fetch(`${url}/applications/argocd/billing`);
    expect(await page.text()).toContain('registry.example.com/billing:3.4.1');
    expect((await fetch(`${url}/applications/argocd/none`)).status).toBe(404);
    expect(argocd.url).toBe(url);
  });

  it('tells what runs for billing', async () => {
    const nodes = await argocdClient(sandbox.hubs[0]).tree(
      'billing',
      'default',
    );
    const kinds = nodes.map(each => each.kind);
    expect(kinds).toEqual([
      'Deployment',
      'ReplicaSet',
      'Pod',
      'Pod',
      'Service',
    ]);
  });
});

describe('a merge that nobody tells Argo CD about', () => {
  it('is not seen', async () => {
    const sandbox = await startSandbox({ speed: 50 });
    const rig = await DeliveryRig.start(sandbox, uniqueName('quiet'), {
      policy: 'sync',
    });
    await rig.becomes('Healthy', '1.0.0');
    const folder = `services/${rig.delivery.name}/overlays/dev/${rig.delivery.cluster}`;
    await rig.commit(
      { [`${folder}/kustomization.yaml`]: 'resources: [../../../base/web]\n' },
      'Release without a word',
    );
    await new Promise(resolve => setTimeout(resolve, 500));
    const found = await rig.client.get('applications', rig.application);
    expect(text(found, 'status', 'sync', 'status')).toBe('Synced');
    expect(text(found, 'status', 'sync', 'revision')).not.toBe(
      await rig.git.git('rev-parse', 'HEAD'),
    );
    await rig.git.remove();
    await sandbox.stop();
  });
});

describe('the state directory', () => {
  it('keeps repository and pull requests over a restart, and nothing else is left', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'argosy-state-'));
    const first = await startSandbox({ directory });
    const git = await gitClient(first.git);
    await git.commit({ 'kept.yaml': `url: ${first.git.repository}\n` }, 'Keep');
    await git.push();
    await git.push('kept');
    await git.remove();
    await pullsClient(first.git)('POST', '/pulls', {
      head: 'kept',
      base: 'main',
      title: 'Kept',
    });
    await first.stop();

    const second = await startSandbox({ directory });
    const { body } = await pullsClient(second.git)('GET', '/pulls/1');
    expect(body.title).toBe('Kept');
    const again = await gitClient(second.git);
    expect(await again.git('show', 'HEAD:kept.yaml')).toBe(
      `url: ${second.git.repository}`,
    );
    await again.remove();
    await second.stop();
    await rm(directory, { recursive: true });
  });

  it('is a temporary one that goes, where none is named', async () => {
    const ours = async () =>
      (await readdir(tmpdir())).filter(name =>
        name.startsWith('argosy-sandbox-'),
      );
    const before = await ours();
    const sandbox = await startSandbox();
    expect(await ours()).not.toEqual(before);
    await sandbox.stop();
    expect(await ours()).toEqual(before);
  });

  it('names a taken port', async () => {
    const first = await startSandbox({ seed: false });
    const git = Number(new URL(first.git.baseUrl).port);
    await expect(startSandbox({ ports: { git } })).rejects.toThrow(
      `Port ${git} on 127.0.0.1, meant for the Git host, is taken.`,
    );
    await first.stop();
  });
});
