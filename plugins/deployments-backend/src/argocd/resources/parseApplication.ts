import { ARGOSY } from '@argosy/plugin-deployments-common';
import type { ApplicationObservation } from '@argosy/plugin-deployments-common';
import { z } from 'zod';
import { labels, listOf, metadata, text } from './lenient';

const source = z.object({ path: text }).optional().catch(undefined);

const applicationSchema = z.object({
  metadata,
  spec: z.object({
    project: z.string().default('default'),
    destination: z
      .object({ name: text, server: text, namespace: text })
      .default({}),
    source,
    sources: listOf(z.object({ path: text })),
  }),
  status: z
    .object({
      reconciledAt: text,
      sync: z
        .object({
          status: z.enum(['Synced', 'OutOfSync', 'Unknown']).catch('Unknown'),
          revision: text,
          revisions: listOf(z.string()),
        })
        .optional(),
      health: z
        .object({
          status: z
            .enum([
              'Healthy',
              'Progressing',
              'Degraded',
              'Suspended',
              'Missing',
              'Unknown',
            ])
            .catch('Unknown'),
        })
        .optional(),
      summary: z.object({ images: listOf(z.string()) }).optional(),
      conditions: listOf(
        z.object({
          type: z.string(),
          message: z.string().default(''),
          lastTransitionTime: text,
        }),
      ),
      operationState: z
        .object({
          phase: z.string(),
          message: text,
          startedAt: text,
          finishedAt: text,
          syncResult: z
            .object({
              resources: listOf(
                z.object({
                  kind: z.string(),
                  name: z.string(),
                  message: z.string().default(''),
                  status: text,
                  hookPhase: text,
                  hookType: text,
                }),
              ),
            })
            .optional()
            .catch(undefined),
        })
        .optional()
        .catch(undefined),
    })
    .default({ conditions: [] }),
});

type Parsed = z.infer<typeof applicationSchema>;
type OperationState = NonNullable<Parsed['status']['operationState']>;

const ours = (of: z.infer<typeof labels>) => ({
  service: of[ARGOSY.service],
  environment: of[ARGOSY.environment],
  region: of[ARGOSY.region],
});

const toOperation = (state?: OperationState) =>
  state && {
    phase: state.phase,
    message: state.message,
    startedAt: state.startedAt,
    finishedAt: state.finishedAt,
  };

const toFailures = (state?: OperationState) =>
  (state?.syncResult?.resources ?? [])
    .filter(
      resource =>
        resource.status === 'SyncFailed' ||
        resource.hookPhase === 'Failed' ||
        resource.hookPhase === 'Error',
    )
    .map(({ kind, name, message, hookType }) => ({
      kind,
      name,
      message,
      hook: hookType !== undefined && hookType !== '',
    }));

/** Keeps of an Application what screens and reactions need. Throws `ZodError` for anything else. */
export function parseApplication(
  hub: string,
  object: unknown,
): ApplicationObservation {
  const { metadata: meta, spec, status } = applicationSchema.parse(object);
  return {
    hub,
    namespace: meta.namespace,
    name: meta.name,
    uid: meta.uid,
    labels: meta.labels,
    ...ours(meta.labels),
    cluster: spec.destination.name ?? spec.destination.server ?? '',
    targetNamespace: spec.destination.namespace,
    project: spec.project,
    path: spec.source?.path ?? spec.sources[0]?.path,
    sync: status.sync?.status ?? 'Unknown',
    health: status.health?.status ?? 'Unknown',
    revision: status.sync?.revision ?? status.sync?.revisions[0],
    images: status.summary?.images ?? [],
    conditions: status.conditions.map(condition => ({
      type: condition.type,
      message: condition.message,
      at: condition.lastTransitionTime,
    })),
    operation: toOperation(status.operationState),
    failures: toFailures(status.operationState),
    reconciledAt: status.reconciledAt,
    deleting: meta.deletionTimestamp !== undefined,
  };
}
