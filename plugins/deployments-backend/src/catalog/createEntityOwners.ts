import type { AuthService } from '@backstage/backend-plugin-api';
import {
  type Entity,
  parseEntityRef,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { ServiceUnavailableError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { withCause } from '../lib/errors/withCause';
import type { EntityOwners } from './types';

/** Asks the catalog each time, as the plugin itself: who may write may be somebody who may not see the entity. */
export function createEntityOwners(options: {
  catalog: Pick<CatalogService, 'getEntityByRef'>;
  auth: Pick<AuthService, 'getOwnServiceCredentials'>;
}): EntityOwners {
  return {
    async get(entityRef) {
      const credentials = await options.auth.getOwnServiceCredentials();
      try {
        const entity = await options.catalog.getEntityByRef(entityRef, {
          credentials,
        });
        return entity && ownersOf(entity);
      } catch (cause) {
        throw withCause(
          new ServiceUnavailableError(
            `The catalog could not be asked who owns ${entityRef}. Check that it runs, then try again.`,
          ),
          cause,
        );
      }
    },
  };
}

/** The relations hold what `spec.owner` means, and may hold more; the catalog adds them a moment after the entity. */
function ownersOf({ relations = [], spec }: Entity): string[] {
  const related = relations.flatMap(({ type, targetRef }) =>
    type === RELATION_OWNED_BY ? [targetRef] : [],
  );
  const owner = spec?.owner;
  if (related.length > 0 || typeof owner !== 'string') return related;
  return [
    stringifyEntityRef(
      parseEntityRef(owner, {
        defaultKind: 'group',
        defaultNamespace: 'default',
      }),
    ),
  ];
}
