import {
  ANNOTATION_LIMIT,
  ARGOSY,
  ENTITY,
} from '@argosy/plugin-deployments-common';
import type {
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { LRUCache } from 'lru-cache';
import { withCause } from '../lib/errors/withCause';
import type { EntityAnnotations } from './types';

const KEPT_MS = 60_000;
const OURS = Object.values({ ...ENTITY, ...ARGOSY });
const MOST_KEPT = 10_000;

type Annotations = Record<string, string>;

interface Question {
  entityRef: string;
  credentials: BackstageCredentials;
}

/** Asks the catalog at most once a minute per person and entity, so that cards cost it next to nothing. */
export function createEntityAnnotations(options: {
  catalog: Pick<CatalogService, 'getEntityByRef'>;
  now: () => Date;
}): EntityAnnotations {
  const known = new LRUCache<string, Annotations, Question>({
    max: MOST_KEPT,
    ttl: KEPT_MS,
    ttlResolution: 0,
    perf: { now: () => options.now().getTime() },
    // Who waits gets the answer, also where it is forgotten meanwhile.
    ignoreFetchAbort: true,
    async fetchMethod(_key, _stale, { context: { entityRef, credentials } }) {
      const entity = await options.catalog
        .getEntityByRef(entityRef, { credentials })
        .catch(cause => {
          throw withCause(
            new ServiceUnavailableError(
              `The catalog could not be asked for ${entityRef}. Check that it runs, then try again.`,
            ),
            cause,
          );
        });
      // Undefined is not kept: an entity that does not exist yet may exist in a moment.
      return entity && pick(entity.metadata.annotations ?? {});
    },
  });
  return {
    get: (entityRef, credentials) =>
      known.fetch(`${personOf(credentials)} ${entityRef}`, {
        context: { entityRef, credentials },
      }),
  };
}

/**
 * Keeps what we read. Anybody may write an annotation of any length: a longer one is cut so that it still is too long,
 * and whoever uses it says so.
 */
function pick(annotations: Annotations): Annotations {
  return Object.fromEntries(
    OURS.flatMap(key =>
      annotations[key] === undefined
        ? []
        : [[key, annotations[key].slice(0, ANNOTATION_LIMIT + 1)]],
    ),
  );
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
