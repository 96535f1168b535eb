import { serviceSpecSchema } from '@argosy/plugin-deployments-common';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/**
 * Owners as full entity references, which is how they are compared.
 * @param place - of the entry, for the error
 * Errors: `InputError`.
 */
export function readOwners(entry: Config, place: string): string[] {
  const { owner: ownerSchema } = serviceSpecSchema.shape;
  const owners = entry.getStringArray('owners');
  const wrong = owners.find(owner => !ownerSchema.safeParse(owner).success);
  if (wrong === undefined) return owners;
  throw new InputError(
    `${place}.owners: ${JSON.stringify(wrong)} is not a full entity reference; write it as group:default/team-a`,
  );
}
