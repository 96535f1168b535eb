import { z } from 'zod';

/** Parses a Cause. @public */
export const causeSchema = z.object({
  /** A sentence in plain words. */
  message: z.string(),
  /** The next step, as a sentence. */
  next: z.string().optional(),
  /** The text as Argo CD wrote it, where the sentence is ours. */
  raw: z.string().optional(),
});

/** Why a Deployment is not well. @public */
export type Cause = z.infer<typeof causeSchema>;

/** Parses a Deployment. @public */
export const deploymentSchema = z.object({
  hub: z.string(),
  /** Namespace of the Application on its hub. */
  namespace: z.string(),
  name: z.string(),
  service: z.string().optional(),
  environment: z.string().optional(),
  region: z.string().optional(),
  cluster: z.string(),
  /** Namespace of the workloads in the cluster. */
  targetNamespace: z.string().optional(),
  project: z.string(),
  /** Argo CD's own words. */
  sync: z.enum(['Synced', 'OutOfSync', 'Unknown']),
  health: z.enum([
    'Healthy',
    'Progressing',
    'Degraded',
    'Suspended',
    'Missing',
    'Unknown',
  ]),
  images: z.array(z.string()),
  revision: z
    .object({
      sha: z.string(),
      author: z.string().optional(),
      message: z.string().optional(),
      time: z.string().optional(),
    })
    .optional(),
  operation: z
    .object({
      phase: z.string(),
      message: z.string().optional(),
      startedAt: z.string().optional(),
      finishedAt: z.string().optional(),
    })
    .optional(),
  /** A sentence on what is going on, where it progresses or is suspended: `2 of 3 replicas ready`. */
  progress: z.string().optional(),
  cause: causeSchema.optional(),
  /** ISO time of the last change of sync, health, images or operation phase. */
  changedAt: z.string(),
  observedAt: z.string(),
  /** Page of the Application in Argo CD. */
  url: z.string().optional(),
});

/** A service at a target as last observed: one Argo CD Application. @public */
export type Deployment = z.infer<typeof deploymentSchema>;

/** Parses a Target that has no Deployment yet. @public */
export const expectedTargetSchema = z.object({
  service: z.string(),
  environment: z.string(),
  region: z.string(),
  cluster: z.string(),
  application: z.string(),
  /** Why no Application stands for it, in the words of its ApplicationSet, and the file. */
  cause: causeSchema.optional(),
  file: z.string().optional(),
});

/** A target that Git asks for and that has no Application. @public */
export type ExpectedTarget = z.infer<typeof expectedTargetSchema>;
