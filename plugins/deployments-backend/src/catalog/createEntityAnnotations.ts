import type {
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { EntityAnnotations } from './types';

const KEPT_MS = 60_000;
const MOST_KEPT = 10_000;

type Known = { annotations?: Record<string, string>; until: number };

/** Asks the catalog at most once a minute per person and entity, so that a card costs it nothing. */
export function createEntityAnnotations(options: {
  catalog: Pick<CatalogService, 'getEntityByRef'>;
  now: () => Date;
}): EntityAnnotations {
  const known = new Map<string, Known>();
  return {
    async get(entityRef, credentials) {
      const key = `${personOf(credentials)} ${entityRef}`;
      const now = options.now().getTime();
      const found = known.get(key);
      if (found && found.until > now) return found.annotations;
      const entity = await options.catalog
        .getEntityByRef(entityRef, { credentials })
        .catch(cause => {
          throw new ServiceUnavailableError(
            `The catalog could not be asked for ${entityRef}. Look whether it runs, and try again`,
            cause,
          );
        });
      const annotations = entity && (entity.metadata.annotations ?? {});
      known.delete(key);
      // An entity that is not there yet may be there in a moment.
      if (annotations) known.set(key, { annotations, until: now + KEPT_MS });
      if (known.size > MOST_KEPT) known.delete(known.keys().next().value ?? '');
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
