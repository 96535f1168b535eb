import {
  type BackstageCredentials,
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  type Permission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import { personOf } from './persons';

type Policy = (permission: Permission, person?: string) => PolicyDecision;
type Requests = Array<{ permission: Permission }>;
interface By {
  credentials: BackstageCredentials;
}

/** A permission policy that a test may change. It allows everything at first. */
export function deciding() {
  const allow: Policy = () => ({ result: AuthorizeResult.ALLOW });
  let decide = allow;
  return {
    factory: createServiceFactory({
      service: coreServices.permissions,
      deps: {},
      factory: () => ({
        authorize: async (requests: Requests, { credentials }: By) =>
          requests.map(({ permission }) => {
            const { result } = decide(permission, personOf(credentials));
            // A condition without a resource to hold against lets nobody through.
            return {
              result:
                result === AuthorizeResult.ALLOW
                  ? result
                  : AuthorizeResult.DENY,
            } as const;
          }),
        authorizeConditional: async (requests: Requests, { credentials }: By) =>
          requests.map(({ permission }) =>
            decide(permission, personOf(credentials)),
          ),
      }),
    }),
    /** Holds until `allow`. */
    be(next: Policy) {
      decide = next;
    },
    deny: () => {
      decide = () => ({ result: AuthorizeResult.DENY });
    },
    allow: () => {
      decide = allow;
    },
  };
}
