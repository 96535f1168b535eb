import type { Cause } from '@argosy/plugin-deployments-common';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import type {
  LeasedReadModel,
  ReadModel,
  SecretKey,
} from '../../database/types';
import type { GitOpsRepository } from '../../git/types';
import type { Notifier } from '../../notify/types';
import type { GuardedVault, VaultFailure } from '../../vault/types';
import type { Timers } from '../observeTimers';
import type { VaultConfig, VaultServerConfig } from '../../config';

/** What following Vault needs of the read model. */
export type VaultStore = Pick<
  LeasedReadModel,
  | 'listSecrets'
  | 'replaceSecrets'
  | 'saveSecretKeys'
  | 'saveSecretRoles'
  | 'saveVault'
  | 'listServices'
  | 'listClusters'
  | 'listHubs'
  | 'listDeployments'
  | 'listChanges'
>;

/** The same before the lease is ours. */
export type LeasingVaultStore = VaultStore &
  Pick<ReadModel, 'acquireLease' | 'releaseLease'> & {
    underLease(name: string, holder: string): VaultStore;
  };

/** All that following Vault may reach. */
export interface FollowRoom {
  config: VaultConfig;
  /** Names of the environments. */
  environments: readonly string[];
  /** Those that the portal logs in to. */
  vaults: ReadonlyMap<string, GuardedVault>;
  repository: Pick<GitOpsRepository, 'read'>;
  readModel: VaultStore;
  notifier: Pick<Notifier, 'changed'>;
  logger: LoggerService;
  timers: Timers;
}

/** A Vault that we log in to, and how it is configured. */
export interface Served {
  server: VaultServerConfig;
  vault: GuardedVault;
}

export const servedOf = ({ config, vaults }: FollowRoom): Served[] =>
  config.servers.flatMap(server => {
    const vault = vaults.get(server.name);
    return vault ? [{ server, vault }] : [];
  });

/** Requests to a Vault at a time. */
export const AT_ONCE = 16;

/** When a Vault in trouble, or what it did not let us do, is tried again. */
export const RETRY_MS = 20_000;

export const idOfSecret = (key: SecretKey) =>
  [key.service, key.environment, key.cluster, key.serviceAccount].join('\n');

/** Tells screens that the secrets of services changed. */
export const tellSecrets = (
  { notifier }: Pick<FollowRoom, 'notifier'>,
  services: readonly string[],
) => {
  if (services.length === 0) return;
  notifier.changed(services.map(name => `secrets/${name}`));
};

const isFailure = (error: unknown): error is VaultFailure =>
  isError(error) &&
  ['reason', 'message', 'mend'].every(key => typeof error[key] === 'string');

/** What a Vault threw, as it said it. Anything else is none of its failures, and is thrown on. */
export function failureOf(error: unknown): VaultFailure {
  if (isFailure(error)) return error;
  throw error;
}

/** Whether asking the same Vault for something else would go no better. */
export const isOfAll = ({ reason }: VaultFailure) =>
  reason !== 'forbidden' && reason !== 'refused' && reason !== 'no-mount';

export const causeOf = ({ message, mend }: VaultFailure): Cause => ({
  message,
  next: mend,
});

/** Why nothing is known of a Vault without `auth`. */
export const NO_LOGIN: Cause = {
  message: 'The portal does not log in to this Vault: its entry has no auth.',
  next: 'Add auth to it in deployments.vault.servers, to have keys checked.',
};
