import { transformImage } from './images';
import { renderOverlay } from './renderOverlay';

const FILES = new Map([
  [
    'services/s/base/web/kustomization.yaml',
    'resources: [rollout.yaml, job.yaml]\n',
  ],
  [
    'services/s/base/web/rollout.yaml',
    `apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: web }
spec:
  strategy: { canary: { steps: [{ setWeight: 20 }, { pause: { duration: 2m } }] } }
  template: { spec: { containers: [{ name: web, image: 'r.example.com:5000/s/web:x' }] } }
`,
  ],
  [
    'services/s/base/web/job.yaml',
    `apiVersion: batch/v1
kind: Job
metadata: { name: migrate, annotations: { argocd.argoproj.io/hook: Sync } }
spec: { template: { spec: { containers: [{ image: other:1 }] } } }
`,
  ],
  [
    'services/s/overlays/dev/eu1/kustomization.yaml',
    `resources: [../../../base/web]
images: [{ name: 'r.example.com:5000/s/web', newTag: '2', digest: 'sha256:ab' }]
replicas: [{ name: web, count: 3 }]
patches: [{ path: patch.yaml }]
`,
  ],
  ['services/s/overlays/dev/eu1/patch.yaml', 'kind: Rollout\n'],
]);

const OVERLAY = 'services/s/overlays/dev/eu1';

describe('renderOverlay', () => {
  it('finds kinds, images, replicas, hooks and the pause of a canary', () => {
    const { resources } = renderOverlay(FILES, OVERLAY);
    expect(resources).toMatchObject([
      {
        group: 'argoproj.io',
        version: 'v1alpha1',
        kind: 'Rollout',
        name: 'web',
        images: ['r.example.com:5000/s/web:2@sha256:ab'],
        replicas: 3,
        pauseMs: 120_000,
      },
      { kind: 'Job', hook: 'Sync', images: ['other:1'] },
    ]);
  });

  it.each([
    `${OVERLAY}/patch.yaml`,
    `${OVERLAY}/kustomization.yaml`,
    'services/s/base/web/job.yaml',
  ])('sees a change of %s', path => {
    const changed = new Map([...FILES, [path, `${FILES.get(path)}\n# more\n`]]);
    expect(renderOverlay(changed, OVERLAY).digest).not.toBe(
      renderOverlay(FILES, OVERLAY).digest,
    );
  });

  it('does not see a change elsewhere', () => {
    const changed = new Map([...FILES, ['services/t/x.yaml', 'a: b']]);
    expect(renderOverlay(changed, OVERLAY).digest).toBe(
      renderOverlay(FILES, OVERLAY).digest,
    );
  });

  it('says as Argo CD does that a folder is gone', () => {
    expect(() => renderOverlay(FILES, 'services/s/overlays/prod/us1')).toThrow(
      'services/s/overlays/prod/us1: app path does not exist',
    );
  });

  it('names a resource that is missing', () => {
    const broken = new Map(FILES);
    broken.delete('services/s/base/web/job.yaml');
    expect(() => renderOverlay(broken, OVERLAY)).toThrow(
      "'services/s/base/web/job.yaml' doesn't exist",
    );
  });
});

describe('transformImage', () => {
  it.each([
    ['a:1', { name: 'a', newTag: '2' }, 'a:2'],
    ['a:1', { name: 'a', digest: 'sha256:ab' }, 'a@sha256:ab'],
    ['a:1', { name: 'a', newName: 'b' }, 'b:1'],
    ['a:1', { name: 'c', newTag: '2' }, 'a:1'],
    ['h:5000/a', { name: 'h:5000/a', newTag: '2' }, 'h:5000/a:2'],
  ])('%s with %j is %s', (image, entry, expected) => {
    expect(transformImage(image, { images: [entry] })).toBe(expected);
  });
});
