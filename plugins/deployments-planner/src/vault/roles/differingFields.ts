import { normaliseRole, RawRole } from './normaliseRole';
import { RoleBody } from './roleBody';

/** The fields, by name and sorted, in which a role in Vault differs from what we write. Pure. @public */
export function differingFields(body: RoleBody, actual: RawRole): string[] {
  const desired = normaliseRole({ ...body });
  const found = normaliseRole(actual);
  return [...new Set([...desired.keys(), ...found.keys()])]
    .filter(field => desired.get(field) !== found.get(field))
    .sort();
}
