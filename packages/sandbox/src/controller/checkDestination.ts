import { IN_CLUSTER, objects, text } from '@argosy/control-plane';
import type { SeedCluster } from '@argosy/control-plane';
import type { ApiObject } from '../kubernetes/objects';
import type { ApplicationSpec } from './readApplication';

/** Globs of an AppProject: `*` stands for anything. */
function allows(pattern: string | undefined, value: string): boolean {
  const parts = (pattern ?? '').split('*');
  const source = parts.map(part => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${source.join('.*')}$`).test(value);
}

/** Why Argo CD would refuse the spec, in its own words. */
export function checkDestination(
  spec: ApplicationSpec,
  project: ApiObject | undefined,
  clusters: SeedCluster[],
): string | undefined {
  const { cluster, namespace } = spec;
  const known = [...clusters, IN_CLUSTER].find(
    ({ name, server }) => name === cluster || server === cluster,
  );
  if (!known) {
    return `application destination spec is invalid: there are no clusters with this name: ${cluster}`;
  }
  if (!project) {
    return `Application referencing project ${spec.project} which does not exist`;
  }
  const allowed = objects(project.spec, 'destinations').some(
    each =>
      allows(text(each, 'namespace'), namespace) &&
      (allows(text(each, 'name'), known.name) ||
        allows(text(each, 'server'), known.server)),
  );
  if (allowed) return undefined;
  return `application destination server '${cluster}' and namespace '${namespace}' do not match any of the allowed destinations in project '${spec.project}'`;
}
