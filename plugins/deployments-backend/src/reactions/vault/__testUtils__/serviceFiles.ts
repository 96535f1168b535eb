/** The files of a service as far as Vault is concerned: the keys of each workload, targets as `environment/cluster`. */
export function serviceFiles(
  name: string,
  workloads: Record<string, string[]>,
  targets: readonly string[],
  namespaceOf = (environment: string, _cluster: string) =>
    `${name}-${environment}`,
): Map<string, string> {
  const folder = `services/${name}`;
  const document = {
    schemaVersion: 1,
    name,
    owner: 'group:default/team-a',
    workloads: Object.entries(workloads).map(([workload, secrets]) => ({
      name: workload,
      image: workload,
      secrets,
    })),
  };
  const configs = targets.map(target => {
    const [environment, cluster] = target.split('/');
    const config = {
      schemaVersion: 1,
      application: `${name}-${environment}-${cluster}`,
      service: name,
      environment,
      region: `region-of-${cluster}`,
      cluster,
      hub: 'main',
      project: 'team-a',
      namespace: namespaceOf(environment, cluster),
    };
    return [
      `${folder}/overlays/${target}/config.json`,
      JSON.stringify(config),
    ] as const;
  });
  return new Map([
    [`${folder}/service.yaml`, JSON.stringify(document)],
    ...configs,
  ]);
}
