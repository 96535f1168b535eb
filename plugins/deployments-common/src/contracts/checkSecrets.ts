import { z } from 'zod';
import { text } from '../model/names';
import { deploymentReadPermission } from '../permissions';
import { defineContract, READ_ONLY } from './contract';
import { secretsSchema } from './listSecrets';

/** Looks into Vault now, for one service. @public */
export const checkSecrets = defineContract({
  name: 'check-secrets',
  title: 'Check secrets',
  description:
    'Asks Vault now which keys of a service stand, and answers as list-secrets does. A look that is younger than five seconds is not repeated. Names of keys only, never a value.',
  method: 'POST',
  path: '/secrets/check',
  input: z.strictObject({ service: text(63) }),
  output: secretsSchema,
  permission: deploymentReadPermission,
  attributes: READ_ONLY,
});
