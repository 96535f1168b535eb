import type { JsonObject } from '@argosy/control-plane';
import { isGlobMatch } from '../policy/allowsParameters';
import { readClaims } from '../Accounts';
import { readList } from '../readFields';
import type { Route } from '../Route';
import { permissionDenied, VaultError } from '../VaultError';
import { admit, required } from './AuthContext';
import type { AuthContext } from './AuthContext';
import { readKubernetesRole } from './kubernetesRole';
import { roleRoutes } from './roleRoutes';
import type { Roles } from './roleRoutes';

const matchesOne = (patterns: string[], value: string) =>
  patterns.some(each => isGlobMatch(each, value));

/** A mount of auth/kubernetes: checks the tokens of a cluster against roles. */
export function kubernetesAuth(context: AuthContext): Route[] {
  const roles: Roles = new Map();
  let config: JsonObject | undefined;

  function login(body: JsonObject) {
    const name = required(body, 'role');
    const jwt = required(body, 'jwt');
    const role = roles.get(name.toLowerCase());
    if (!role) throw new VaultError(400, `invalid role name "${name}"`);
    if (!config) {
      throw new VaultError(500, 'could not load backend configuration');
    }
    const claims = claimsFor(role, jwt);
    const accounts = context.accountsAt(String(config.kubernetes_host));
    if (!accounts?.review(jwt)) throw permissionDenied();
    const metadata = {
      service_account_name: claims.name,
      service_account_namespace: claims.namespace,
      service_account_secret_name: '',
      service_account_uid: claims.uid,
    };
    const alias =
      role.alias_name_source === 'serviceaccount_name'
        ? `${claims.namespace}/${claims.name}`
        : claims.uid;
    const tokens = { ...metadata, role: name };
    return admit(context, role, { name: alias, metadata }, tokens);
  }

  return [
    ...roleRoutes(roles, readKubernetesRole),
    {
      pattern: /^config$/,
      on: {
        read: () => config && { data: config },
        update: ({ body }) => {
          if (!body.kubernetes_host)
            throw new VaultError(400, 'no host provided');
          const { kubernetes_host, kubernetes_ca_cert = '' } = body;
          config = {
            disable_iss_validation: true,
            disable_local_ca_jwt: body.disable_local_ca_jwt ?? false,
            issuer: '',
            kubernetes_ca_cert,
            kubernetes_host,
            pem_keys: [],
            token_reviewer_jwt_set: Boolean(body.token_reviewer_jwt),
            use_annotations_as_alias_metadata: false,
          };
          return undefined;
        },
      },
    },
    {
      pattern: /^login$/,
      open: true,
      on: { update: ({ body }) => login(body) },
    },
  ];
}

/** Checks the claims of the token against the role, before the cluster is asked. */
function claimsFor(role: JsonObject, jwt: string) {
  const claims = readClaims(jwt);
  if (!claims) throw new VaultError(403, 'malformed jwt');
  const audience = String(role.audience ?? '');
  if (audience && !claims.audiences.includes(audience)) {
    throw new VaultError(
      403,
      'invalid audience (aud) claim: audience claim does not match any expected audience',
    );
  }
  const [names, namespaces] = [
    'bound_service_account_names',
    'bound_service_account_namespaces',
  ].map(field => readList(field, role[field]));
  if (!matchesOne(names, claims.name)) {
    throw new VaultError(403, 'service account name not authorized');
  }
  if (!matchesOne(namespaces, claims.namespace)) {
    throw new VaultError(403, 'namespace not authorized');
  }
  return claims;
}
