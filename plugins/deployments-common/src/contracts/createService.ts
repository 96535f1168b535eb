import { z } from 'zod';
import { changeSchema } from '../model/change';
import { text } from '../model/names';
import { serviceSpecSchema } from '../model/service';
import { serviceCreatePermission } from '../permissions';
import { defineContract } from './contract';
import { touchedTargets } from './touchedTargets';

/** Writes the plan of a service to Git, by commit or pull request. Asked twice, it writes once. @public */
export const createService = defineContract({
  name: 'create-service',
  title: 'Create service',
  description:
    'Creates a service: writes its files to the GitOps repository, by commit or by pull request as the environments demand, and returns the Change as soon as it stands. Asking again with the same spec finds the same Change. planHash, when given, must still be the hash of the plan: else nothing is written.',
  method: 'POST',
  path: '/services',
  input: z.strictObject({
    spec: serviceSpecSchema,
    planHash: text(64).optional(),
  }),
  output: changeSchema,
  permission: serviceCreatePermission,
  touches: ({ spec }) => touchedTargets(spec),
  attributes: { readOnly: false, destructive: false, idempotent: true },
  severity: 'medium',
});
