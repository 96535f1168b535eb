import { z } from 'zod';
import { anyEntityRef, dnsLabel } from '../model/names';
import { targetReadPermission } from '../permissions';
import { defineContract, READ_ONLY } from './contract';

/** Whether a service may be created under a name. @public */
export const checkName = defineContract({
  name: 'check-name',
  title: 'Check name',
  description:
    'Says whether a service may be created under a name: free; taken, and why; or connectable, where the catalog has a Component of that name that belongs to the owner and that no service uses: give its entityRef in the spec then. Also names the Applications that the service could get and that stand already. Writes nothing.',
  method: 'GET',
  path: '/names',
  input: z.strictObject({
    service: dnsLabel(30),
    /** Who is to own it: connecting is offered only with one that the caller may create services for. */
    owner: anyEntityRef.optional(),
  }),
  output: z.object({
    state: z.enum(['free', 'taken', 'connectable']),
    /** Why it is not free. */
    message: z.string().optional(),
    remedy: z.string().optional(),
    /** The Component to connect to. */
    entityRef: z.string().optional(),
    /** Taken by others, of those that the service could get. */
    applications: z.array(z.string()),
  }),
  permission: targetReadPermission,
  attributes: READ_ONLY,
});
