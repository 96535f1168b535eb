import type { IServiceAccount } from 'kubernetes-models/v1';
import { migrationName, Workload } from '@argosy/plugin-deployments-common';
import { emit } from '../yaml/emit';

/** The identity of a workload. */
export function serviceAccount({ name }: Workload): string {
  const resource: IServiceAccount = {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name },
    automountServiceAccountToken: false,
  };
  return emit(resource, [
    [
      ['metadata', 'name'],
      'one per workload: it is the identity that Vault knows',
    ],
  ]);
}

/** The identity of a workload's migration: only it may alter the schema. */
export function migrationAccount({ name }: Workload): string {
  const resource: IServiceAccount = {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: {
      name: migrationName(name),
      annotations: { 'argocd.argoproj.io/sync-wave': '-2' },
    },
    automountServiceAccountToken: false,
  };
  return emit(resource, [
    [
      ['metadata', 'name'],
      'its own identity: only the migration may alter the schema',
    ],
    [
      ['metadata', 'annotations', 'argocd.argoproj.io/sync-wave'],
      'before the migration Job',
    ],
  ]);
}
