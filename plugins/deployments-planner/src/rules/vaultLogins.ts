import { JsonObject, listAt, objectAt, textAt } from '../expansion/files/json';
import { nameOf, Overlay, overlaysOf } from './kustomize';
import { Located, RuleContext } from './ruleContext';
import { renderedSecrets, vaultPods } from './vaultPods';

/** An account of a workload that logs in to Vault, by whichever way its secrets come. */
export interface VaultLogin {
  path: string;
  /** As in `the Deployment api`. */
  name: string;
  /** Without `auth/`; empty where none is named. */
  mount: string;
  role: string;
  serviceAccount: string;
  /** The secrets that it reads. */
  secrets: readonly string[];
  overlay?: Overlay;
}

export const vaultLogins = (context: RuleContext): VaultLogin[] => [
  ...vaultPods(context).map(pod => ({
    path: pod.path,
    name: `The agent of ${pod.name}`,
    mount: (pod.annotations['auth-path'] ?? '').replace(/^auth\//, ''),
    role: pod.annotations.role ?? '',
    serviceAccount: pod.serviceAccount,
    secrets: renderedSecrets(pod).map(secret => secret.path),
    ...(pod.overlay && { overlay: pod.overlay }),
  })),
  ...[...overlaysOf(context)].flatMap(storesOf),
];

const isOf =
  (kind: string) =>
  ({ document }: Located) =>
    document.kind === kind;

function storesOf(overlay: Overlay): VaultLogin[] {
  const { resources } = overlay;
  const secrets = resources.filter(isOf('ExternalSecret'));
  return resources.filter(isOf('SecretStore')).flatMap(store => {
    const auth = objectAt(
      store.document,
      ...['spec', 'provider', 'vault', 'auth', 'kubernetes'],
    );
    return Object.keys(auth).length === 0
      ? []
      : [{ ...toLogin(store, auth, secrets), overlay }];
  });
}

const toLogin = (
  { path, document }: Located,
  auth: JsonObject,
  secrets: readonly Located[],
): VaultLogin => ({
  path,
  name: `The SecretStore ${nameOf(document)}`,
  mount: textAt(auth, 'mountPath'),
  role: textAt(auth, 'role'),
  serviceAccount: textAt(auth, 'serviceAccountRef', 'name'),
  secrets: secrets
    .filter(secret => storeNameOf(secret) === nameOf(document))
    .flatMap(secret => listAt(secret.document, 'spec', 'data'))
    .map(entry => textAt(entry, 'remoteRef', 'key')),
});

const storeNameOf = ({ document }: Located) =>
  textAt(document, 'spec', 'secretStoreRef', 'name');
