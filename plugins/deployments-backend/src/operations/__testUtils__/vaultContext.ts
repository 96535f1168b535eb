import type { GuardedVault, KeysAt } from '../../vault/types';
import type { OperationContext } from '../Operation';
import { contextOf } from './operationContext';
import type { VaultConfig } from '../../config';

const refuse = async (): Promise<never> => {
  throw new Error('no operation asks this');
};

export const vaultConfig = (over: Partial<VaultConfig> = {}): VaultConfig => ({
  mode: 'roles',
  rolePrefix: 'argosy-',
  servers: [
    {
      name: 'main',
      url: 'https://vault.internal:8200',
      publicUrl: 'https://vault.example.com',
      kv: { mount: 'secret', version: 2 },
      auth: {
        method: 'kubernetes',
        mount: 'kubernetes',
        role: 'portal',
        tokenFile: '/token',
      },
      clusters: { eu1: { mount: 'k8s-eu1' } },
    },
  ],
  ...over,
});

export const present = (keys: string[]): KeysAt => ({
  state: 'present',
  keys,
  version: 2,
  updatedAt: '2026-11-20T10:00:00Z',
  owner: 'team-a',
});

/** A Vault that knows secrets by path, and notes what it is asked. */
export function memoryVault(
  secrets: Record<string, KeysAt>,
  over: Partial<GuardedVault> = {},
) {
  const asked: string[] = [];
  const vault: GuardedVault = {
    name: 'main',
    accessors: new Map(),
    check: refuse,
    login: refuse,
    inspectLogins: () => {},
    listRoles: refuse,
    readRole: refuse,
    writeRole: refuse,
    deleteRole: refuse,
    listSecrets: async () => [],
    capabilitiesSelf: refuse,
    accessorOf: refuse,
    preflight: refuse,
    close: refuse,
    readKeys: async path => {
      asked.push(path);
      return secrets[path] ?? { state: 'missing', why: 'absent' };
    },
    ...over,
  };
  return { vault, asked };
}

/** A context with one Vault. */
export function contextWith(
  vault: GuardedVault,
  {
    config = vaultConfig(),
    ...over
  }: { config?: VaultConfig } & Partial<Omit<OperationContext, 'config'>> = {},
) {
  const checked: string[] = [];
  const context = contextOf({
    vault: {
      vaults: new Map([[vault.name, vault]]),
      checkSecrets: async service => void checked.push(service),
    },
    ...over,
  });
  return {
    context: { ...context, config: { ...context.config, vault: config } },
    checked,
  };
}
