import type {
  IExternalSecret,
  ISecretStore,
} from '@kubernetes-models/external-secrets/external-secrets.io/v1';
import { migrationName, Workload } from '@argosy/plugin-deployments-common';
import { EXTERNAL_SECRETS } from '../../vault/servesExternalSecrets';
import { DesiredRole } from '../../vault/roles/desiredRole';
import { emit, emitAll } from '../yaml/emit';
import { SecretAccess } from '../secretAccess';
import { workloadKind } from './workloadKind';

const SYNC_OPTIONS = 'argocd.argoproj.io/sync-options';
const WAVE = 'argocd.argoproj.io/sync-wave';

/** The Secret that External Secrets writes for an account. */
const secretName = (account: string) => `${account}-env`;

/** A SecretStore and an ExternalSecret for each account of a workload: the store logs in as that account. */
export function externalSecrets(
  { name }: Workload,
  access: SecretAccess,
): string {
  return emitAll(
    access.roles.flatMap(role => [
      secretStore(role, access),
      externalSecret(role),
    ]),
    `The secrets of ${name}, which External Secrets fetches as ${access.roles.map(role => role.serviceAccount).join(' and ')}. A cluster without its definitions is refused when a service is planned.`,
  );
}

/** What a migration needs stands before it, and the store's account in the same wave. */
const metadata = (name: string, role: DesiredRole) => ({
  name,
  annotations: {
    [SYNC_OPTIONS]: 'SkipDryRunOnMissingResource=true',
    ...(role.serviceAccount !== role.workload && { [WAVE]: '-2' }),
  },
});

const secretStore = (
  role: DesiredRole,
  { server }: Pick<SecretAccess, 'server'>,
): ISecretStore => ({
  apiVersion: EXTERNAL_SECRETS,
  kind: 'SecretStore',
  metadata: metadata(role.serviceAccount, role),
  spec: {
    provider: {
      vault: {
        server: server.url,
        ...(server.namespace !== undefined && { namespace: server.namespace }),
        path: role.secret.mount,
        version: `v${server.kv.version}`,
        auth: {
          kubernetes: {
            mountPath: role.mount,
            role: role.name,
            serviceAccountRef: {
              name: role.serviceAccount,
              ...(role.audience !== undefined && {
                audiences: [role.audience],
              }),
            },
          },
        },
      },
    },
  },
});

/** Defaults of the definition's lists are written out: Argo CD would find them in the cluster and not in Git. */
const externalSecret = (role: DesiredRole): IExternalSecret => ({
  apiVersion: EXTERNAL_SECRETS,
  kind: 'ExternalSecret',
  metadata: metadata(secretName(role.serviceAccount), role),
  spec: {
    refreshPolicy: 'Periodic',
    refreshInterval: '5m',
    secretStoreRef: { kind: 'SecretStore', name: role.serviceAccount },
    target: {
      name: secretName(role.serviceAccount),
      creationPolicy: 'Owner',
      deletionPolicy: 'Retain',
    },
    data: role.keys.map(key => ({
      secretKey: key,
      remoteRef: {
        key: role.secret.path,
        property: key,
        conversionStrategy: 'Default',
        decodingStrategy: 'None',
        metadataPolicy: 'None',
      },
    })),
  },
});

/** Patches of an overlay that give the pods their Secret, as JSON: Kustomize would replace the containers of a Rollout. */
export const secretPatches = (workload: Workload, { roles }: SecretAccess) =>
  roles.map(({ serviceAccount, workload: name }) => ({
    target:
      serviceAccount === name
        ? { kind: workloadKind(workload).kind, name }
        : { kind: 'Job', name: migrationName(name) },
    patch: emit([
      {
        op: 'add',
        path: '/spec/template/spec/containers/0/envFrom',
        value: [{ secretRef: { name: secretName(serviceAccount) } }],
      },
    ]),
  }));
