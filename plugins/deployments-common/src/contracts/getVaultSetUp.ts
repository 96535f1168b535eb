import { z } from 'zod';
import { findingSchema } from '../model/finding';
import { vaultStatusSchema } from '../model/secret';
import { vaultSetUpReadPermission } from '../permissions';
import { defineContract, READ_ONLY } from './contract';

/** What an admin of Vault does once, ready to paste. @public */
export const getVaultSetUp = defineContract({
  name: 'get-vault-set-up',
  title: 'Get Vault set-up',
  description:
    'What an admin of each configured Vault does once, as commands ready to paste with the accessors of this site: policies, the login role of the portal, the audit header; and the rights of the portal token that a preflight found excessive or missing. Writes nothing.',
  method: 'GET',
  path: '/vault/set-up',
  input: z.strictObject({}),
  output: z.object({
    /** Peers whose way nothing of ours encrypts, and callers that nothing restricts, each with its remedy. */
    warnings: z.array(findingSchema),
    mode: z.enum(['roles', 'read-only', 'pull-request']).optional(),
    vaults: z.array(
      vaultStatusSchema.extend({
        /** Page for people. */
        url: z.string(),
        steps: z.array(
          z.object({
            title: z.string(),
            why: z.string(),
            command: z.string(),
          }),
        ),
        /** Rights that the portal's token must not have. */
        refused: z.array(findingSchema),
        /** What is not prepared yet. */
        missing: z.array(findingSchema),
        /** What the preflight could not find out. */
        warnings: z.array(findingSchema),
      }),
    ),
  }),
  permission: vaultSetUpReadPermission,
  attributes: READ_ONLY,
});
