import { cleanOrNull, toJson } from '../clean';
import type { Store } from '../store';
import type { SecretTableRow } from '../tables';
import type { RoleWrite } from '../records';
import { updateSecrets } from '../updateSecrets';

/** Keeps how roles are seen to stand, and `since` where the state stays. Returns the services of which anything that screens show changed. */
export function saveSecretRoles(
  store: Store,
  writes: RoleWrite[],
): Promise<string[]> {
  const now = store.now().toISOString();
  const roleColumn = (
    { role: before }: SecretTableRow,
    role: RoleWrite['role'],
  ) => {
    if (!role) return null;
    const previous = before === null ? undefined : JSON.parse(before);
    const since = previous?.state === role.state ? previous.since : now;
    const { mount, name, state, cause, corrected } = role;
    return toJson({ mount, name, state, since, cause, corrected });
  };
  return updateSecrets(
    store,
    writes,
    (before, { role, roleBody }) => ({
      ...before,
      role: roleColumn(before, role),
      role_body: cleanOrNull(roleBody) ?? before.role_body,
    }),
    (before, after) => before.role !== after.role,
  );
}
