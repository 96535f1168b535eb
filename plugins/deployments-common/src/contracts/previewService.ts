import { z } from 'zod';
import { planSchema } from '../model/plan';
import { serviceSpecSchema } from '../model/service';
import { servicePreviewPermission } from '../permissions';
import { defineContract, READ_ONLY } from './contract';
import { touchedTargets } from './touchedTargets';

/** What creating a service would write and which Applications would appear. Writes nothing. @public */
export const previewService = defineContract({
  name: 'preview-service',
  title: 'Preview service',
  description:
    'Plans a service from its spec: the files that would be written to the GitOps repository, the Argo CD Applications that would appear, change or vanish, and the findings with their remedies. What stands and the caller may not see is left out. Writes nothing.',
  method: 'POST',
  path: '/services/preview',
  input: z.strictObject({ spec: serviceSpecSchema }),
  output: planSchema,
  about: ['files', 'applications', 'roles'],
  permission: servicePreviewPermission,
  touches: ({ spec }) => touchedTargets(spec),
  attributes: READ_ONLY,
});
