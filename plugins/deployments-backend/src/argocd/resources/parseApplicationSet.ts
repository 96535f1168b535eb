import type { ApplicationSetObservation } from '@argosy/plugin-deployments-common';
import { z } from 'zod';
import { listOf, metadata, text } from './lenient';

const applicationSetSchema = z.object({
  metadata,
  status: z
    .object({
      conditions: listOf(
        z.object({
          type: z.string(),
          status: text,
          reason: text,
          message: z.string().default(''),
          lastTransitionTime: text,
        }),
      ),
      resources: listOf(z.object({ kind: z.string(), name: z.string() })),
    })
    .default({ conditions: [], resources: [] }),
});

/** Keeps of an ApplicationSet what screens and reactions need. Throws `ZodError` for anything else. */
export function parseApplicationSet(
  hub: string,
  object: unknown,
): ApplicationSetObservation {
  const { metadata: meta, status } = applicationSetSchema.parse(object);
  return {
    hub,
    namespace: meta.namespace,
    name: meta.name,
    uid: meta.uid,
    errors: status.conditions
      .filter(
        ({ type, status: holds }) => holds === 'True' && /Error/.test(type),
      )
      .sort((a, b) =>
        (b.lastTransitionTime ?? '').localeCompare(a.lastTransitionTime ?? ''),
      )
      .map(({ type, reason, message, lastTransitionTime }) => ({
        type,
        reason,
        message,
        at: lastTransitionTime,
      })),
    generated: status.resources
      .filter(resource => resource.kind === 'Application')
      .map(resource => resource.name),
  };
}
