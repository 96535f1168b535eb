import type { Vault } from '@argosy/plugin-deployments-common';
import {
  compareRoles,
  type RawRole,
  type RoleChange,
  type OrphanedRole,
  type DesiredRole,
} from '@argosy/plugin-deployments-planner';
import type { RoleWrite } from '../../database/types';
import { type SecretRows, toRoleWrite, writtenForm } from './roleStatus';
import { idOfSecret } from './secrets';

/** A role that is to be written. */
export interface PlannedRole {
  role: DesiredRole;
  /** A write would keep fields that we do not want: the role is deleted first. */
  replace: boolean;
  /** Its status once it is written. */
  status: RoleWrite;
  /** What somebody else did to the role since we wrote it, as the end of a sentence. */
  interference?: string;
}

/** What makes the roles of a mount the desired ones. */
export interface MountPlan {
  /** Statuses of roles that are as desired. */
  statuses: RoleWrite[];
  /** Roles to create or to change. */
  writes: PlannedRole[];
  /** Roles under our prefix that no file asks for. */
  orphaned: OrphanedRole[];
}

/** The roles of one mount as they are and as they should be. */
export interface MountState {
  config: Pick<Vault, 'rolePrefix'>;
  desired: readonly DesiredRole[];
  /** As Vault returns them, by name. */
  actual: ReadonlyMap<string, RawRole>;
  /** Whether those are all roles of ours in the mount: only then is it known which are orphaned. */
  isComplete: boolean;
  /** Beginnings of names that nobody may write or remove. */
  protectedPrefixes: readonly string[];
  rows: SecretRows;
  /** In RFC 3339. */
  now: string;
}

/** Plans what to do about the roles of a mount. Pure. */
export function planMount(state: MountState): MountPlan {
  const { config, desired, actual, isComplete, rows } = state;
  const { create, change, orphaned, same } = compareRoles({
    vault: config,
    desired,
    actual,
    protectedPrefixes: state.protectedPrefixes,
  });
  return {
    statuses: same.map(role => toRoleWrite(rows, role, { state: 'standing' })),
    writes: [
      ...create.map(role => planWrite(state, { role })),
      ...change.map(each => planWrite(state, each)),
    ],
    orphaned: isComplete ? orphaned : [],
  };
}

/** Without `fields` the role is missing in Vault. */
function planWrite(
  { rows, now }: MountState,
  {
    role,
    fields,
    replace = false,
  }: Partial<RoleChange> & { role: DesiredRole },
): PlannedRole {
  const wasWritten = rows.get(idOfSecret(role))?.roleBody === writtenForm(role);
  const corrected = wasWritten ? { at: now, fields: fields ?? [] } : undefined;
  const interference = fields
    ? `changed its ${fields.join(', ')}`
    : 'removed it';
  return {
    role,
    replace,
    status: toRoleWrite(rows, role, { state: 'standing', corrected }),
    ...(wasWritten && { interference }),
  };
}
