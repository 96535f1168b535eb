import {
  Plan,
  ServiceSpec,
  shortName,
} from '@argosy/plugin-deployments-common';

const SET = `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata:
  name: team-a-nonprod
  namespace: argocd
spec:
  goTemplate: true
  goTemplateOptions: [missingkey=error]
  generators:
    - git:
        repoURL: https://git.example.com/platform/gitops.git
        revision: main
        files:
          - path: services/search/overlays/dev/*/config.json
  template:
    metadata:
      name: '{{ .application }}'
`;

const deployment = (name: string, image: string) => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
spec:
  selector:
    matchLabels:
      argosy.dev/workload: ${name}
  template:
    spec:
      containers:
        - name: ${name}
          image: ${image.split(':')[0]}:set-by-overlay # the overlay says which
`;

/** A plan as the backend would make it, in small: enough to look at and to click through. */
export function planOf(spec: ServiceSpec): Plan {
  const root = `services/${spec.name}`;
  const create = (path: string, content: string) => ({
    path,
    content,
    action: 'create' as const,
  });
  return {
    service: spec.name,
    entityRef: `component:default/${spec.name}`,
    hash: 'f0'.repeat(32),
    base: '1a2b3c4d5e6f',
    change: spec.targets.some(target => target.environment !== 'dev')
      ? 'pull-request'
      : 'commit',
    files: [
      create(
        `${root}/service.yaml`,
        `name: ${spec.name}\nowner: ${spec.owner}\n`,
      ),
      ...spec.workloads.flatMap(({ name, image }) => [
        create(`${root}/base/${name}/deployment.yaml`, deployment(name, image)),
        create(
          `${root}/base/${name}/kustomization.yaml`,
          'resources:\n  - deployment.yaml\n',
        ),
      ]),
      ...spec.targets.flatMap(({ environment, cluster }) => [
        create(
          `${root}/overlays/${environment}/${cluster}/config.json`,
          '{\n  "schemaVersion": 1\n}\n',
        ),
        create(
          `${root}/overlays/${environment}/${cluster}/kustomization.yaml`,
          'images: []\n',
        ),
      ]),
      {
        path: 'argocd/team-a-nonprod/applicationset.yaml',
        action: 'update',
        before: SET,
        content: SET.replace(
          '  template:',
          `          - path: ${root}/overlays/dev/*/config.json\n  template:`,
        ),
      },
    ],
    applications: spec.targets.map(({ environment, cluster }) => ({
      action: 'appear',
      hub: 'main',
      name: shortName([spec.name, environment, cluster], 53),
      service: spec.name,
      environment,
      region: 'eu-west',
      cluster,
      namespace: `${spec.name}-${environment}`,
      project: 'team-a-nonprod',
      path: `${root}/overlays/${environment}/${cluster}`,
    })),
    roles: spec.targets.flatMap(({ environment, cluster }) =>
      spec.workloads
        .filter(({ secrets }) => secrets.length > 0)
        .map(({ name }) => ({
          server: 'main',
          mount: `k8s-${cluster}`,
          name: `argosy-${shortName([spec.name, name, environment], 56)}`,
          namespace: `${spec.name}-${environment}`,
          serviceAccount: name,
          environment,
          cluster,
        })),
    ),
    findings: spec.workloads.flatMap(({ image }, index) =>
      image.endsWith(':latest')
        ? [
            {
              rule: 'A007',
              severity: 'error' as const,
              path: `workloads.${index}.image`,
              message:
                'The tag latest moves, and staging wants one that stands.',
              remedy: 'Give a version or a digest.',
            },
          ]
        : [],
    ),
  };
}
