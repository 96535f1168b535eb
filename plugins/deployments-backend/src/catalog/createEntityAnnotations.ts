import type {
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { LRUCache } from 'lru-cache';
import type { EntityAnnotations } from './types';

const KEPT_MS = 60_000;
const MOST_KEPT = 10_000;

/** Asks the catalog at most once a minute per person and entity, so that cards cost it next to nothing. */
export function createEntityAnnotations(options: {
  catalog: Pick<CatalogService, 'getEntityByRef'>;
  now: () => Date;
}): EntityAnnotations {
  const known = new LRUCache<string, Record<string, string>>({
    max: MOST_KEPT,
    ttl: KEPT_MS,
    ttlResolution: 0,
    perf: { now: () => options.now().getTime() },
  });
  return {
    async get(entityRef, credentials) {
      const key = `${personOf(credentials)} ${entityRef}`;
      const found = known.get(key);
      if (found) return found;
      const entity = await options.catalog
        .getEntityByRef(entityRef, { credentials })
        .catch(cause => {
          throw new ServiceUnavailableError(
            `The catalog could not be asked for ${entityRef}. Check that it is running, and try again`,
            cause,
          );
        });
      const annotations = entity && (entity.metadata.annotations ?? {});
      // An entity that does not exist yet may exist in a moment.
      if (annotations) known.set(key, annotations);
      return annotations;
    },
  };
}

function personOf({ principal }: BackstageCredentials): string {
  return isUser(principal) ? principal.userEntityRef : 'service';
}

function isUser(principal: unknown): principal is BackstageUserPrincipal {
  return (
    typeof principal === 'object' &&
    principal !== null &&
    'type' in principal &&
    principal.type === 'user'
  );
}
