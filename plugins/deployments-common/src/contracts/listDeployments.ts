import { z } from 'zod';
import { changeSchema } from '../model/change';
import { deploymentSchema, expectedTargetSchema } from '../model/deployment';
import { hubStatusSchema } from '../model/hub';
import { deploymentReadPermission } from '../permissions';
import { defineContract } from './contract';

const wholeNumberText = z.coerce.number().int().min(1).max(1000);

/** Where a service runs, from the read model alone. @public */
export const listDeployments = defineContract({
  name: 'list-deployments',
  title: 'List deployments',
  description:
    'Lists Deployments (Argo CD Applications) of a catalog entity or a service, with sync, health, images and the cause when not well; the targets that Git asks for and that have no Application; the Changes of the last day or still open; and the state of every hub: a list is never silently short.',
  method: 'GET',
  path: '/deployments',
  input: z.strictObject({
    entityRef: z.string().max(300).optional(),
    service: z.string().max(63).optional(),
    cursor: z.string().max(500).optional(),
    limit: wholeNumberText.default(200),
  }),
  output: z.object({
    items: z.array(deploymentSchema),
    nextCursor: z.string().optional(),
    hubs: z.array(hubStatusSchema),
    /** Targets of merged files without an Application. */
    missing: z.array(expectedTargetSchema),
    changes: z.array(changeSchema),
    environments: z.array(z.object({ name: z.string(), title: z.string() })),
    /** How the entity was matched: absent when no entity was asked for. */
    match: z
      .object({
        by: z.enum(['argocd/app-name', 'argocd/app-selector', 'none']),
        value: z.string(),
        /** Names near the selector, where nothing matched. */
        near: z.array(z.string()),
      })
      .optional(),
  }),
  permission: deploymentReadPermission,
  writes: false,
});
