import { Vault } from '@argosy/plugin-deployments-common';
import { differingFields } from './differingFields';
import { RawRole, toList } from './normaliseRole';
import { roleBody } from './roleBody';
import { preflightRoleName, sharedRoleName } from '../vaultNames';
import { WantedRole } from './wantedRole';

/** A role that stands and differs from what is wanted. @public */
export interface RoleChange {
  role: WantedRole;
  /** The fields that differ, by name. */
  fields: string[];
  /**
   * True where a field is set that we never write: a write keeps it, so that the role must be deleted and made anew.
   */
  replace: boolean;
}

/** A role under our prefix that no file wants. @public */
export interface SurplusRole {
  name: string;
  serviceAccounts: string[];
  namespaces: string[];
}

/** What makes the roles of a mount those that are wanted. @public */
export interface RoleDifference {
  create: WantedRole[];
  change: RoleChange[];
  remove: SurplusRole[];
  same: WantedRole[];
}

/** The roles of one mount. @public */
export interface RolesOfMount {
  vault: Pick<Vault, 'rolePrefix'>;
  /** All of this mount. */
  wanted: readonly WantedRole[];
  /** As Vault returns them, by name. */
  standing: ReadonlyMap<string, RawRole>;
  /** As {@link planRoles} gives them. */
  held: readonly string[];
}

/** Compares the roles of one mount. Names outside our prefix are not looked at. Pure. @public */
export function compareRoles(input: RolesOfMount): RoleDifference {
  const { vault, wanted, held } = input;
  const standing = new Map(
    Array.from(input.standing, ([name, raw]) => [name.toLowerCase(), raw]),
  );
  const reserved = new Set([preflightRoleName(vault), sharedRoleName(vault)]);
  const difference: RoleDifference = {
    create: [],
    change: [],
    remove: [],
    same: [],
  };
  for (const role of wanted) {
    const raw = standing.get(role.name);
    standing.delete(role.name);
    if (!raw) {
      difference.create.push(role);
      continue;
    }
    const change = compareRole(role, raw);
    if (change.fields.length === 0) difference.same.push(role);
    else difference.change.push(change);
  }
  for (const [name, raw] of standing) {
    if (!name.startsWith(vault.rolePrefix) || reserved.has(name)) continue;
    if (!held.some(beginning => name.startsWith(beginning)))
      difference.remove.push(toSurplus(name, raw));
  }
  return difference;
}

function compareRole(role: WantedRole, raw: RawRole): RoleChange {
  const body = roleBody(role);
  const fields = differingFields(body, raw);
  const isForeign = (field: string) => !Object.hasOwn(body, field);
  return { role, fields, replace: fields.some(isForeign) };
}

const toSurplus = (name: string, raw: RawRole): SurplusRole => ({
  name,
  serviceAccounts: toList(raw.bound_service_account_names),
  namespaces: toList(raw.bound_service_account_namespaces),
});
