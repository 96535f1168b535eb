import { normaliseRole, RawRole } from './normaliseRole';
import { RoleBody } from './roleBody';

/** The fields, by name and sorted, in which a role that stands differs from what is written. Pure. @public */
export function differingFields(body: RoleBody, standing: RawRole): string[] {
  const wanted = normaliseRole({ ...body });
  const found = normaliseRole(standing);
  return [...new Set([...wanted.keys(), ...found.keys()])]
    .filter(field => wanted.get(field) !== found.get(field))
    .sort();
}
