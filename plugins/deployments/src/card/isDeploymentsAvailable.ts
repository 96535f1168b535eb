import { ENTITY } from '@argosy/plugin-deployments-common';
import { Entity } from '@backstage/catalog-model';

/** True where an entity names its Argo CD Applications, or its secrets in Vault, by an annotation that we read. @public */
export const isDeploymentsAvailable = (entity: Entity): boolean =>
  [ENTITY.appName, ENTITY.appSelector, ENTITY.secretsPath].some(
    name => entity.metadata.annotations?.[name] !== undefined,
  );
