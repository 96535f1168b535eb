import { performance } from 'perf_hooks';
import { parse } from 'yaml';
import { printConfig } from '../../layout/documents/overlayConfig';
import { serviceDocument } from '../../layout/documents/serviceDocument';
import { RepositoryFiles } from '../../repository/RepositoryFiles';
import { ServiceSpec, Vault } from '@argosy/plugin-deployments-common';
import { planRoles } from './planRoles';

const GOAL = 0.5;
const ROUNDS = 5;
const SERVICES = 1000;
const CLUSTERS = 6;
const WORKLOADS = ['api', 'worker'];

const VAULT: Vault = {
  mode: 'roles',
  rolePrefix: 'argosy-',
  audience: 'vault',
  servers: [
    {
      name: 'main',
      url: 'https://vault.example.com',
      publicUrl: 'https://vault.example.com',
      kv: { mount: 'secret', version: 2 },
      clusters: Object.fromEntries(
        Array.from({ length: CLUSTERS }, (_, index) => [
          `c${index}`,
          { mount: `k8s-c${index}` },
        ]),
      ),
    },
  ],
};

const specOf = (name: string): ServiceSpec => ({
  name,
  owner: 'group:default/team',
  description: '',
  workloads: WORKLOADS.map(workload => ({
    name: workload,
    image: `registry.example.com/${name}/${workload}:1.4.3`,
    size: 'S',
    replicas: 1,
    env: { LOG_LEVEL: 'info' },
    secrets: ['DB_URL', 'SESSION_KEY'],
    delivery: 'rolling',
  })),
  targets: [],
});

const configOf = (service: string, cluster: string) =>
  printConfig({
    schemaVersion: 1,
    application: `${service}-prod-${cluster}`,
    service,
    environment: 'prod',
    region: cluster,
    cluster,
    hub: 'main',
    project: 'team-prod',
    namespace: `${service}-prod`,
    entityRef: `component:default/${service}`,
  });

function repository(): RepositoryFiles {
  const files = new Map<string, string>();
  for (let index = 0; index < SERVICES; index += 1) {
    const service = `service-${index}`;
    const folder = `services/${service}`;
    files.set(`${folder}/service.yaml`, serviceDocument(specOf(service)));
    for (let at = 0; at < CLUSTERS; at += 1)
      files.set(
        `${folder}/overlays/prod/c${at}/config.json`,
        configOf(service, `c${at}`),
      );
  }
  return RepositoryFiles.of(files);
}

/** Milliseconds until all roles are known, from files that nobody has read before. */
function plan(files: RepositoryFiles): number {
  const start = performance.now();
  const { roles } = planRoles(files, VAULT);
  const taken = performance.now() - start;
  if (roles.length !== SERVICES * CLUSTERS * WORKLOADS.length)
    throw new Error(`The plan holds ${roles.length} roles.`);
  return taken;
}

/** Milliseconds until the same files are read by a bare loop. */
function read(files: RepositoryFiles): number {
  const start = performance.now();
  for (const [path, content] of files)
    if (path.endsWith('.json')) JSON.parse(content);
    else parse(content);
  return performance.now() - start;
}

/**
 * Measures how long it takes to know all roles. The control is the least that it has to do, reading their files: by
 * `yaml` and `JSON`, by turns with the figure.
 */
export async function bench() {
  const pairs = Array.from({ length: ROUNDS }, () => {
    const files = repository();
    return { figure: plan(files), control: read(files) };
  });
  return [
    {
      what: 'roles of 1 000 services x 2 workloads x 6 clusters',
      unit: 'ms',
      pairs,
      control: 'bare `yaml` and `JSON` reading of their files',
      goal: GOAL,
    },
  ];
}
