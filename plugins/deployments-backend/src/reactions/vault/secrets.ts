import type { SecretKey } from '../../database/types';
import type { VaultContext } from './types';

export const keyOf = (row: SecretKey): SecretKey => ({
  service: row.service,
  environment: row.environment,
  cluster: row.cluster,
  serviceAccount: row.serviceAccount,
});

export const idOfSecret = (row: SecretKey) =>
  [row.service, row.environment, row.cluster, row.serviceAccount].join('\n');

/** Tells screens that the secrets of services have changed. */
export const notifySecrets = (
  { notifier }: Pick<VaultContext, 'notifier'>,
  services: readonly string[],
) => {
  if (services.length === 0) return;
  notifier.changed(services.map(name => `secrets/${name}`));
};
