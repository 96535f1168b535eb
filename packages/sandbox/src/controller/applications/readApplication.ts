import { dig, isObject, strings, text } from '@argosy/control-plane';
import type { JsonObject } from '@argosy/control-plane';
import type { ApiObject } from '../../kubernetes/objects';

/** The parts of an Application's spec that the controller uses. */
export interface ApplicationSpec {
  project: string;
  source: JsonObject;
  repoURL: string;
  path: string;
  destination: JsonObject;
  cluster: string;
  namespace: string;
  automated: boolean;
  prune: boolean;
  retry?: JsonObject;
  syncOptions: string[];
  managedNamespaceMetadata?: JsonObject;
}

const object = (value: unknown, ...path: string[]): JsonObject | undefined => {
  const found = dig(value, ...path);
  return isObject(found) ? found : undefined;
};

export function readApplication({ spec }: ApiObject): ApplicationSpec {
  const automated = object(spec, 'syncPolicy', 'automated');
  return {
    project: text(spec, 'project') ?? 'default',
    source: object(spec, 'source') ?? {},
    repoURL: text(spec, 'source', 'repoURL') ?? '',
    path: text(spec, 'source', 'path') ?? '',
    destination: object(spec, 'destination') ?? {},
    cluster:
      text(spec, 'destination', 'name') ??
      text(spec, 'destination', 'server') ??
      '',
    namespace: text(spec, 'destination', 'namespace') ?? '',
    automated: automated !== undefined && automated.enabled !== false,
    prune: automated?.prune === true,
    retry: object(spec, 'syncPolicy', 'retry'),
    syncOptions: strings(spec, 'syncPolicy', 'syncOptions'),
    managedNamespaceMetadata: object(
      spec,
      'syncPolicy',
      'managedNamespaceMetadata',
    ),
  };
}
