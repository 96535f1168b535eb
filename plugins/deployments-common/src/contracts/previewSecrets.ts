import { z } from 'zod';
import { serviceSpecSchema } from '../model/service';
import { servicePreviewPermission } from '../permissions';
import { defineContract, READ_ONLY } from './contract';
import { secretsSchema } from './listSecrets';
import { touchedTargets } from './touchedTargets';

/** Which keys a service that does not stand yet would find in Vault. @public */
export const previewSecrets = defineContract({
  name: 'preview-secrets',
  title: 'Preview secrets',
  description:
    'Plans a service from its spec and asks Vault which of the keys that it requires stand already, and where the others belong. Names of keys only, never a value. Writes nothing.',
  method: 'POST',
  path: '/secrets/preview',
  input: z.strictObject({ spec: serviceSpecSchema }),
  output: secretsSchema,
  permission: servicePreviewPermission,
  touches: ({ spec }) => touchedTargets(spec),
  attributes: READ_ONLY,
});
