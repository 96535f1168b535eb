import { ARGOSY } from '@argosy/plugin-deployments-common';
import type { ApplicationObservation } from '@argosy/plugin-deployments-common';
import { z } from 'zod';
import {
  type labels,
  listOf,
  message as messageText,
  metadata,
  part,
  sentence,
  text,
  word,
} from './lenient';

/** Enough for an Application of hundreds of resources; Argo CD lists each in the result of a sync. */
const RESOURCES = 5_000;
const FEW = 20;

const source = part(z.object({ path: text }));

const operationState = z.object({
  phase: word,
  message: messageText,
  startedAt: text,
  finishedAt: text,
  syncResult: part(
    z.object({
      resources: listOf(
        z.object({
          kind: word,
          name: word,
          message: sentence,
          status: text,
          hookPhase: text,
          hookType: text,
        }),
        RESOURCES,
      ),
    }),
  ),
});

const statusSchema = z.object({
  reconciledAt: text,
  sync: part(
    z.object({
      status: z.enum(['Synced', 'OutOfSync', 'Unknown']).catch('Unknown'),
      revision: text,
      revisions: listOf(word, FEW),
    }),
  ),
  health: part(
    z.object({
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
    }),
  ),
  summary: part(z.object({ images: listOf(word, 100) })),
  conditions: listOf(
    z.object({ type: word, message: sentence, lastTransitionTime: text }),
    FEW,
  ),
  operationState: part(operationState),
});
const NONE = { conditions: [] };

/** Whose an Application is and where it runs must be understood; a state that is not counts as unknown. */
const applicationSchema = z.object({
  metadata,
  spec: z.object({
    project: word.default('default'),
    destination: z
      .object({ name: text, server: text, namespace: text })
      .default({}),
    source,
    sources: listOf(z.object({ path: text }), FEW),
  }),
  status: statusSchema.default(NONE).catch(NONE),
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
    .slice(0, FEW)
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
    // Argo CD's form writes the one that is not meant as an empty text.
    cluster: spec.destination.name || spec.destination.server || '',
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
