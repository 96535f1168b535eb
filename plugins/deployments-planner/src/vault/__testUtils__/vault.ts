import { printConfig } from '../../layout/documents/overlayConfig';
import { specOf } from '../../layout/__testUtils__/specs';
import { serviceDocument } from '../../layout/documents/serviceDocument';
import { RepositoryFiles } from '../../repository/RepositoryFiles';
import {
  APPLICATION_LIMIT,
  ServiceSpecInput,
  shortName,
} from '@argosy/plugin-deployments-common';

type Workloads = Record<string, Partial<ServiceSpecInput['workloads'][number]>>;

/** The files of a service that Vault is concerned with; `targets` as `environment/cluster`. */
export function serviceIn(
  name: string,
  workloads: Workloads,
  targets: readonly string[],
): Map<string, string> {
  const spec = specOf({
    name,
    owner: 'group:default/team-a',
    workloads: Object.entries(workloads).map(([workload, more]) => ({
      name: workload,
      image: `registry.example.com/${workload}:1.0.0`,
      ...more,
    })),
    targets: targets.map(target => {
      const [environment, cluster] = target.split('/');
      return { environment, cluster };
    }),
  });
  const folder = `services/${name}`;
  const files = new Map([[`${folder}/service.yaml`, serviceDocument(spec)]]);
  for (const { environment, cluster } of spec.targets) {
    files.set(
      `${folder}/overlays/${environment}/${cluster}/config.json`,
      printConfig({
        schemaVersion: 1,
        application: shortName([name, environment, cluster], APPLICATION_LIMIT),
        service: name,
        environment,
        region: cluster,
        cluster,
        hub: 'main',
        project: 'team-a-nonprod',
        namespace: `${name}-${environment}`,
        entityRef: `component:default/${name}`,
      }),
    );
  }
  return files;
}

export const repositoryOf = (...services: Array<Map<string, string>>) =>
  RepositoryFiles.of(new Map(services.flatMap(files => [...files])));
