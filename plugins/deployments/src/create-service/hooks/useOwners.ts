import { stringifyEntityRef } from '@backstage/catalog-model';
import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useCallback } from 'react';
import { useAsync } from '../../shared/useAsync';

export interface Owner {
  entityRef: string;
  title: string;
}

/** Who can own a service: the groups of the person first, then all others, each by name. */
export function useOwners() {
  const catalog = useApi(catalogApiRef);
  const identity = useApi(identityApiRef);
  const ask = useCallback(async () => {
    const [{ ownershipEntityRefs }, { items }] = await Promise.all([
      identity.getBackstageIdentity(),
      catalog.getEntities({
        filter: { kind: 'Group' },
        fields: [
          'kind',
          'metadata.name',
          'metadata.namespace',
          'metadata.title',
          'spec.profile.displayName',
        ],
      }),
    ]);
    const mine = new Set(ownershipEntityRefs);
    const owners = items
      .map((entity): Owner => ({
        entityRef: stringifyEntityRef(entity),
        title:
          displayNameOf(entity.spec) ??
          entity.metadata.title ??
          entity.metadata.name,
      }))
      .sort((a, b) => a.title.localeCompare(b.title));
    return {
      yours: owners.filter(owner => mine.has(owner.entityRef)),
      others: owners.filter(owner => !mine.has(owner.entityRef)),
    };
  }, [catalog, identity]);
  return useAsync(ask);
}

function displayNameOf(spec: { profile?: unknown } | undefined) {
  const profile = spec?.profile;
  return profile && typeof profile === 'object' && 'displayName' in profile
    ? String(profile.displayName)
    : undefined;
}
