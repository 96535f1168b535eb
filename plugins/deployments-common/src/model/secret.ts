import { z } from 'zod';
import { causeSchema } from './deployment';

/** Parses how a Vault is reached, and since when. @public */
export const vaultStatusSchema = z.object({
  name: z.string(),
  /**
   * `connecting`: not asked yet. `unsafe`: the portal's token may do too much, and is not used. `no-login`: the portal
   * has none there. Else what is wrong with it.
   */
  state: z.enum([
    'connecting',
    'live',
    'sealed',
    'unreachable',
    'late',
    'failing',
    'login-refused',
    'forbidden',
    'no-mount',
    'kv-v1',
    'refused',
    'unusable',
    'unsafe',
    'no-login',
  ]),
  /** ISO time since when the state holds. */
  since: z.string(),
  /** Why, and the remedy, where the state is not live. */
  cause: causeSchema.optional(),
});

/** A Vault as the portal last met it. @public */
export type VaultStatus = z.infer<typeof vaultStatusSchema>;

/** Parses how a role of Vault stands. @public */
export const roleStatusSchema = z.object({
  /** Auth mount, without `auth/`. */
  mount: z.string(),
  name: z.string(),
  /** `waiting`: not looked at yet, or not written yet. `standing`: as Git wants it. `missing`, `drifted`: as seen, where the portal does not write. */
  state: z.enum(['waiting', 'standing', 'missing', 'drifted']),
  /** ISO time since when the state holds. */
  since: z.string(),
  /** What is in the way, where the state is not standing. */
  cause: causeSchema.optional(),
  /** The last time that somebody else had changed or removed it, and the portal wrote it again. */
  corrected: z
    .object({
      at: z.string(),
      /** The fields that differed; empty where the role was gone. */
      fields: z.array(z.string()),
    })
    .optional(),
});

/** A role of Vault, against what Git wants. @public */
export type RoleStatus = z.infer<typeof roleStatusSchema>;

/** Parses what is known of a secret. @public */
export const secretStatusSchema = z.object({
  /** Absent for a secret that only an annotation names. */
  service: z.string().optional(),
  environment: z.string().optional(),
  region: z.string().optional(),
  cluster: z.string().optional(),
  workload: z.string().optional(),
  serviceAccount: z.string().optional(),
  namespace: z.string().optional(),
  /** Name of the Vault. */
  server: z.string(),
  /** Of KV, without slashes at its ends. */
  mount: z.string(),
  /** Below the mount, without `data/`. */
  path: z.string(),
  /** Required ones in the order of the spec, then others that stand, sorted. */
  keys: z.array(
    z.object({
      name: z.string(),
      required: z.boolean(),
      /** `unknown`: it could not be checked, or was not yet. */
      state: z.enum(['present', 'missing', 'unknown']),
    }),
  ),
  /** `waiting`: not looked at yet. `unreadable`: see the cause. */
  state: z.enum(['waiting', 'checked', 'unreadable']),
  /** Why it is unreadable, or why nothing stands there. */
  cause: causeSchema.optional(),
  version: z.number().optional(),
  /** ISO time when that version was written. */
  updatedAt: z.string().optional(),
  /** `owner` of the custom metadata. */
  owner: z.string().optional(),
  /** ISO time of the last look. */
  checkedAt: z.string().optional(),
  role: roleStatusSchema.optional(),
  /** Its page in Vault. */
  url: z.string(),
  /** What writes the missing keys, with placeholders; absent where none is missing. */
  command: z.string().optional(),
});

/** Which keys of an account are in Vault, in one target. Never a value. @public */
export type SecretStatus = z.infer<typeof secretStatusSchema>;
