import type { Finding, VaultAuth } from '@argosy/plugin-deployments-common';
import type { VaultServerConfig } from '../config';

/** A Vault that the portal logs in to: one entry of `deployments.vault.servers`. */
export interface VaultServer extends VaultServerConfig {
  auth: VaultAuth;
}

/** Why a Vault did not do what it was asked. */
export type VaultErrorReason =
  | 'sealed'
  | 'unreachable'
  /** It took longer than we wait. */
  | 'late'
  /** It answers, and not as a Vault that works. */
  | 'failing'
  | 'login-refused'
  /** Our policy lacks a right. */
  | 'forbidden'
  | 'no-mount'
  /** The mount of KV is of version 1, which keeps no keys apart from values. */
  | 'kv-v1'
  /** It understood, and does not want it. */
  | 'refused'
  /** A file or a name of ours cannot be used. */
  | 'unusable'
  /** Our token may do too much, and is not used. */
  | 'unsafe';

/** A failure of a Vault with its name. What is thrown has these fields beside those of an error. */
export interface VaultFailure {
  reason: VaultErrorReason;
  /** What is wrong, as a sentence. */
  message: string;
  /** What to do about it, as a sentence. */
  mend: string;
}

/** What Vault says about one role: as it stands, or as it shall stand. */
export type RoleFields = Record<
  string,
  string | number | boolean | string[] | null
>;

/** Which keys a secret has. Of values nothing is known. */
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
      /** The version that was, where one was. */
      version?: number;
      owner?: string;
    }
  | ({ state: 'unreadable' } & VaultFailure);

/** What the token is for. */
export type PreflightMode =
  | { mode: 'read-only' }
  | {
      mode: 'roles';
      /** A role as it will be written: whether the policy lets all of its fields pass shows by trying. */
      roleOf(account: {
        serviceAccount: string;
        namespace: string;
        policy: string;
      }): RoleFields;
    };

/** A right that the token lacks, or something that an admin has not prepared. */
export interface MissingRight extends Finding {
  reason: VaultErrorReason;
  /** The auth mount whose roles wait for it. */
  mount?: string;
}

/** What a portal's token may do, against what it should. */
export interface Preflight {
  /** It may do too much: it must not be used. */
  refused: Finding[];
  /** It may do too little, or Vault is not prepared for it. */
  missing: MissingRight[];
}

/** What a look at the token said. */
export type Checked =
  | { state: 'passed'; missing: MissingRight[] }
  | { state: 'unsafe'; refused: Finding[] }
  /** The Vault could not be asked. */
  | ({ state: 'failed' } & VaultFailure);

/** One Vault. What it throws are errors of `@backstage/errors` by name, with the fields of a `VaultFailure`. */
export interface Vault {
  readonly name: string;
  listRoles(mount: string, signal: AbortSignal): Promise<string[]>;
  /** Nothing where there is no such role. */
  readRole(
    mount: string,
    name: string,
    signal: AbortSignal,
  ): Promise<RoleFields | undefined>;
  /** Creates or replaces it. Names that are patterns are refused here too. */
  writeRole(
    mount: string,
    name: string,
    role: RoleFields,
    signal: AbortSignal,
  ): Promise<void>;
  /** Goes well where there is none. */
  deleteRole(mount: string, name: string, signal: AbortSignal): Promise<void>;
  /** The path is below the mount of KV: `apps/shop-dev/api/env`. Trouble of the Vault is a state of the answer. */
  readKeys(path: string, signal: AbortSignal): Promise<KeysAt>;
  capabilitiesSelf(
    paths: string[],
    signal: AbortSignal,
  ): Promise<Record<string, string[]>>;
  /** What policies call the mount by; nothing where it is none. */
  accessorOf(mount: string, signal: AbortSignal): Promise<string | undefined>;
  preflight(options: PreflightMode, signal: AbortSignal): Promise<Preflight>;
  /** Gives the token back. */
  close(signal: AbortSignal): Promise<void>;
}

/** A Vault of which roles and keys are read and written only while its last look at the token has passed. */
export interface GuardedVault extends Vault {
  /** Absent before the first look. */
  readonly checked?: Checked;
  /** Why it is not used; absent while it is. */
  readonly failure?: VaultFailure;
  /** Looks at the token. One that may do too much is not looked at again: it counts until the backend starts anew. */
  check(signal: AbortSignal): Promise<Checked>;
}
