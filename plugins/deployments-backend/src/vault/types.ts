import type { Finding, VaultAuth } from '@argosy/plugin-deployments-common';
import type { VaultServerConfig } from '../config';

/** A Vault that the portal logs in to: one entry of `deployments.vault.servers`. */
export interface VaultServer extends VaultServerConfig {
  auth: VaultAuth;
}

/** Why a Vault did not do what was asked of it. */
export type VaultErrorReason =
  | 'sealed'
  | 'unreachable'
  /** It took longer than we wait. */
  | 'late'
  /** It answers, but not like a Vault that works. */
  | 'failing'
  | 'login-refused'
  /** Our policy lacks a right. */
  | 'forbidden'
  | 'no-mount'
  /** The mount of KV is of version 1, whose keys cannot be read without values. */
  | 'kv-v1'
  /** It understood the request and refuses it. */
  | 'refused'
  /** A file or a name of ours cannot be used. */
  | 'unusable'
  /** Our token may do too much, and is not used. */
  | 'unsafe';

/** A failure of a Vault. Errors that are thrown have these fields too. */
export interface VaultFailure {
  reason: VaultErrorReason;
  /** What is wrong, as a sentence. */
  message: string;
  /** What to do about it, as a sentence. */
  remedy: string;
}

/** The fields of a role, as it is or as it should be. */
export type RoleFields = Record<
  string,
  string | number | boolean | string[] | null
>;

/** Which keys a secret has. Nothing is known of its values. */
export type KeysAt =
  | {
      state: 'present';
      /** At the first level, sorted. */
      keys: string[];
      version: number;
      /** When that version was written, in RFC 3339. */
      updatedAt: string;
      /** `owner` of the custom metadata. */
      owner?: string;
    }
  | {
      state: 'missing';
      why: 'absent' | 'deleted' | 'destroyed';
      /** The last version, if there was one. */
      version?: number;
      owner?: string;
    }
  | ({ state: 'unreadable' } & VaultFailure);

/** A secret that stands. `owner`: that of its custom metadata. */
export interface StandingSecret {
  path: string;
  owner?: string;
}

/** What the token is used for. */
export type PreflightMode = {
  /** What roles demand of tokens, where the config says so. */
  audience?: string;
} & (
  | { mode: 'read-only' | 'pull-request' }
  | {
      mode: 'roles';
      /** A role as it will be written. The preflight writes one to see whether the policy allows all of its fields. */
      roleOf(account: {
        serviceAccount: string;
        namespace: string;
        policy: string;
      }): RoleFields;
    }
);

/** A right that the token lacks, or something that an admin has not set up. */
export interface MissingRight extends Finding {
  reason: VaultErrorReason;
  /** The auth mount whose roles need it. */
  mount?: string;
}

/** What the portal's token may do, compared with what it should. */
export interface Preflight {
  /** It may do too much: it must not be used. */
  refused: Finding[];
  /** It may do too little, or Vault is not set up for it. */
  missing: MissingRight[];
  /** What could not be found out. */
  warnings: Finding[];
  /** Of the auth mounts that are there, as far as the token may see them. */
  accessors: ReadonlyMap<string, string>;
}

/** The result of a check of the token. */
export type Checked =
  | { state: 'passed'; missing: MissingRight[]; warnings: Finding[] }
  | { state: 'unsafe'; refused: Finding[] }
  /** The Vault did not answer. */
  | ({ state: 'failed' } & VaultFailure);

/** One Vault. What it throws are errors of `@backstage/errors` by name, with the fields of a `VaultFailure`. */
export interface Vault {
  readonly name: string;
  listRoles(mount: string, signal: AbortSignal): Promise<string[]>;
  /** Undefined if there is no such role. */
  readRole(
    mount: string,
    name: string,
    signal: AbortSignal,
  ): Promise<RoleFields | undefined>;
  /** Creates a role, or changes the given fields of it. Refuses names that are patterns. */
  writeRole(
    mount: string,
    name: string,
    role: RoleFields,
    signal: AbortSignal,
  ): Promise<void>;
  /** Succeeds if there is no such role. */
  deleteRole(mount: string, name: string, signal: AbortSignal): Promise<void>;
  /** The path is below the mount of KV: `apps/shop-dev/api/env`. A failure of the Vault is a state of the answer. */
  readKeys(path: string, signal: AbortSignal): Promise<KeysAt>;
  /** The secrets below a folder of KV, `apps/shop-dev/`: the first few. */
  listSecrets(folder: string, signal: AbortSignal): Promise<StandingSecret[]>;
  capabilitiesSelf(
    paths: string[],
    signal: AbortSignal,
  ): Promise<Record<string, string[]>>;
  /** The name of the mount in templated policies. Undefined if there is no such mount. */
  accessorOf(mount: string, signal: AbortSignal): Promise<string | undefined>;
  preflight(options: PreflightMode, signal: AbortSignal): Promise<Preflight>;
  /** Logs in, unless there is a token that is still valid. */
  login(): Promise<void>;
  /** Has each new token looked at before anything else is asked with it. It is not used where this throws. */
  inspectLogins(
    inspect: (preflight: Vault['preflight']) => Promise<void>,
  ): void;
  /** Revokes the token. */
  close(signal: AbortSignal): Promise<void>;
}

/** A Vault whose roles and keys are read and written only while the last check of the token has passed. */
export interface GuardedVault extends Vault {
  /** Absent before the first check. */
  readonly checked?: Checked;
  /** Why the Vault is not used. Absent while it is. */
  readonly failure?: VaultFailure;
  /** Of the auth mounts, as the last check of the token saw them. */
  readonly accessors: ReadonlyMap<string, string>;
  /** Checks the token, for all who use this Vault: one that may do too much is revoked, and not used until another one passes. */
  check(signal: AbortSignal): Promise<Checked>;
}
