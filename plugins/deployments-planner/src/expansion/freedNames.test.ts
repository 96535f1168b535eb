import { compareExpansions, expandRepository, ownersOf } from '.';

const CONFIG = 'services/shop/overlays/dev/eu1/config.json';

const project = (name: string) => `
apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata: { name: ${name}, namespace: argocd }
spec:
  sourceRepos: ['*']
  destinations: [{ name: '*', namespace: '*' }]
`;

const set = (name: string, policy: string, finds: boolean) => `
apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata:
  name: ${name}
  namespace: argocd
  finalizers: [resources-finalizer.argocd.argoproj.io]
spec:
  goTemplate: true
  goTemplateOptions: [missingkey=error]
  generators:
    - git:
        repoURL: https://git.example.com/gitops.git
        files: [{ path: ${finds ? CONFIG : 'services/none/config.json'} }]
  syncPolicy: { applicationsSync: ${policy} }
  template:
    metadata: { name: '{{ .application }}' }
    spec:
      project: ${name}
      destination: { name: eu1, namespace: shop }
`;

const pair = (name: string, policy: string, finds: boolean) =>
  [
    [`argocd/${name}/appproject.yaml`, project(name)],
    [`argocd/${name}/applicationset.yaml`, set(name, policy, finds)],
  ] as const;

const expand = (
  pairs: ReadonlyArray<ReturnType<typeof pair>>,
  owners?: ReadonlyMap<string, string>,
) =>
  expandRepository({
    files: new Map([[CONFIG, '{"application": "shop"}'], ...pairs.flat()]),
    clusters: ['eu1'],
    owners,
  });

/** What becomes of an Application of the set `old` when the set `new` generates it. */
function moved(policy: string, left: ReadonlyArray<ReturnType<typeof pair>>) {
  const before = expand([pair('old', policy, true)]);
  const after = expand([pair('new', 'sync', true), ...left], ownersOf(before));
  const changes = compareExpansions(before, after);
  return changes.map(({ action, name, project: to }) => [action, name, to]);
}

const ANEW = [
  ['vanish', 'shop', 'old'],
  ['appear', 'shop', 'new'],
];

describe('an Application that moves to another set, seen on Argo CD 3.5.7', () => {
  it('is made anew where its set deletes what it no longer generates', () => {
    expect(moved('sync', [pair('old', 'sync', false)])).toEqual(ANEW);
  });

  it('is made anew where its set has left Git and takes it along', () => {
    expect(moved('sync', [])).toEqual(ANEW);
  });

  it('is taken over where its set has left Git and freed it', () => {
    expect(moved('create-update', [])).toEqual([['change', 'shop', 'new']]);
  });

  it('stays where it is as long as its set keeps it', () => {
    expect(
      moved('create-update', [pair('old', 'create-update', false)]),
    ).toEqual([]);
    expect(moved('sync', [pair('old', 'sync', true)])).toEqual([]);
  });
});
