import type { Config } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';

/** The Git hosts of the portal and their credentials, from `integrations`. */
export const readIntegrations = (config: Config) =>
  ScmIntegrations.fromConfig(config);
