import { Vault } from '@argosy/plugin-deployments-common';
import { differingFields } from './differingFields';
import { RawRole, toList } from './normaliseRole';
import { roleBody } from './roleBody';
import { preflightRoleName, sharedRoleName } from '../vaultNames';
import { DesiredRole } from './desiredRole';

/** A role that exists and differs from the desired one. @public */
export interface RoleChange {
  role: DesiredRole;
  /** The fields that differ, by name. */
  fields: string[];
  /**
   * True if a field is set that we never write. A write would keep it: the role must be deleted and created again.
   */
  replace: boolean;
}

/** A role under our prefix that no file asks for. @public */
export interface OrphanedRole {
  name: string;
  serviceAccounts: string[];
  namespaces: string[];
}

/** What makes the roles of a mount the desired ones. @public */
export interface RoleDifference {
  create: DesiredRole[];
  change: RoleChange[];
  orphaned: OrphanedRole[];
  same: DesiredRole[];
}

/** The roles of one mount. @public */
export interface RolesOfMount {
  vault: Pick<Vault, 'rolePrefix'>;
  /** All of this mount. */
  desired: readonly DesiredRole[];
  /** As Vault returns them, by name. */
  actual: ReadonlyMap<string, RawRole>;
  /** As {@link planRoles} gives them. */
  protectedPrefixes: readonly string[];
}

/** Compares the roles of one mount. Names outside our prefix are not looked at. Pure. @public */
export function compareRoles(input: RolesOfMount): RoleDifference {
  const { vault, desired, protectedPrefixes } = input;
  const actual = new Map(
    Array.from(input.actual, ([name, raw]) => [name.toLowerCase(), raw]),
  );
  const reserved = new Set([preflightRoleName(vault), sharedRoleName(vault)]);
  const difference: RoleDifference = {
    create: [],
    change: [],
    orphaned: [],
    same: [],
  };
  for (const role of desired) {
    const raw = actual.get(role.name);
    actual.delete(role.name);
    if (!raw) {
      difference.create.push(role);
      continue;
    }
    const change = compareRole(role, raw);
    if (change.fields.length === 0) difference.same.push(role);
    else difference.change.push(change);
  }
  for (const [name, raw] of actual) {
    if (!name.startsWith(vault.rolePrefix) || reserved.has(name)) continue;
    if (!protectedPrefixes.some(prefix => name.startsWith(prefix)))
      difference.orphaned.push(toOrphaned(name, raw));
  }
  return difference;
}

function compareRole(role: DesiredRole, raw: RawRole): RoleChange {
  const body = roleBody(role);
  const fields = differingFields(body, raw);
  const isForeign = (field: string) => !Object.hasOwn(body, field);
  return { role, fields, replace: fields.some(isForeign) };
}

const toOrphaned = (name: string, raw: RawRole): OrphanedRole => ({
  name,
  serviceAccounts: toList(raw.bound_service_account_names),
  namespaces: toList(raw.bound_service_account_namespaces),
});
