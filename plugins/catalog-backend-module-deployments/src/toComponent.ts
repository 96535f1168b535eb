import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  ComponentEntity,
  parseEntityRef,
  stringifyLocationRef,
} from '@backstage/catalog-model';
import {
  ARGOSY,
  ENTITY,
  KnownService,
} from '@argosy/plugin-deployments-common';

/**
 * The Component of a service. `listUrl` is its location where no page of a
 * Change is known.
 */
export function toComponent(
  service: KnownService,
  listUrl: string,
): ComponentEntity {
  const { name, namespace } = parseEntityRef(service.entityRef);
  const location = stringifyLocationRef({
    type: 'url',
    target: service.changeUrl ?? listUrl,
  });
  const open = service.state === 'open';
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      namespace,
      ...(service.description && { description: service.description }),
      annotations: {
        [ANNOTATION_LOCATION]: location,
        [ANNOTATION_ORIGIN_LOCATION]: location,
        [ENTITY.appSelector]: `${ARGOSY.service}=${service.name}`,
        [ENTITY.kubernetesId]: service.name,
      },
      ...(open &&
        service.changeUrl && {
          links: [{ url: service.changeUrl, title: 'Open change' }],
        }),
    },
    spec: {
      type: 'service',
      lifecycle: open ? 'experimental' : 'production',
      owner: service.owner,
    },
  };
}
