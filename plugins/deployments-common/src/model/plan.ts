import { z } from 'zod';
import { findingSchema } from './finding';

/** Parses one file of a Plan. @public */
export const plannedFileSchema = z.object({
  path: z.string(),
  action: z.enum(['create', 'update', 'delete']),
  /** The whole new content; empty for a deletion. */
  content: z.string(),
  /** The content before; absent for a creation. */
  before: z.string().optional(),
});

/** @public */
export type PlannedFile = z.infer<typeof plannedFileSchema>;

/** Parses one Application of a Plan. @public */
export const plannedApplicationSchema = z.object({
  action: z.enum(['appear', 'change', 'vanish']),
  hub: z.string(),
  name: z.string(),
  service: z.string(),
  environment: z.string(),
  region: z.string(),
  cluster: z.string(),
  namespace: z.string(),
  project: z.string(),
  path: z.string(),
});

/** @public */
export type PlannedApplication = z.infer<typeof plannedApplicationSchema>;

/** Parses one role of a Plan. @public */
export const plannedRoleSchema = z.object({
  /** Name of the Vault, and the auth mount in it. */
  server: z.string(),
  mount: z.string(),
  name: z.string(),
  namespace: z.string(),
  serviceAccount: z.string(),
  environment: z.string(),
  cluster: z.string(),
});

/** A role of Vault that a workload gets in a target. @public */
export type PlannedRole = z.infer<typeof plannedRoleSchema>;

/** Parses a Plan. @public */
export const planSchema = z.object({
  service: z.string(),
  entityRef: z.string(),
  /** 64 hex digits over the service's own files: the same spec has the same hash, whatever others write. */
  hash: z.string(),
  /** The commit that the plan was made against. */
  base: z.string(),
  /** The strictest environment in the plan decides. */
  change: z.enum(['commit', 'pull-request']),
  files: z.array(plannedFileSchema),
  applications: z.array(plannedApplicationSchema),
  /** Roles that will be made; absent where Vault is not configured. */
  roles: z.array(plannedRoleSchema).optional(),
  findings: z.array(findingSchema),
});

/** What would change in Git and on the hubs, as a value. @public */
export type Plan = z.infer<typeof planSchema>;
