import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useEffect, useState } from 'react';

const AGAIN_MS = 500;
const PATIENCE_MS = 30_000;

/**
 * True once the catalog holds the entity: it takes in a new one a few seconds
 * after the Change is open, and until then its page says "not found". Also true
 * when the catalog took too long or cannot be asked: a link helps more than none.
 */
export function useInCatalog(entityRef: string): boolean {
  const catalog = useApi(catalogApiRef);
  const [found, setFound] = useState(false);
  useEffect(() => {
    const until = Date.now() + PATIENCE_MS;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOpen = true;
    const ask = async () => {
      const isThere = await catalog.getEntityByRef(entityRef).then(
        entity => entity !== undefined,
        () => true,
      );
      if (!isOpen) return;
      if (isThere || Date.now() > until) setFound(true);
      else timer = setTimeout(ask, AGAIN_MS);
    };
    ask();
    return () => {
      isOpen = false;
      clearTimeout(timer);
    };
  }, [catalog, entityRef]);
  return found;
}
