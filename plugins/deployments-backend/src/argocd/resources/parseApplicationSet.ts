import type { ApplicationSetObservation } from '@argosy/plugin-deployments-common';
import { z } from 'zod';
import { listOf, metadata, sentence, text, word } from './lenient';

/** A set may generate the Applications of a whole fleet. */
const GENERATED = 50_000;
const NONE = { conditions: [], resources: [] };

const applicationSetSchema = z.object({
  metadata,
  status: z
    .object({
      conditions: listOf(
        z.object({
          type: word,
          status: text,
          reason: text,
          message: sentence,
          lastTransitionTime: text,
        }),
      ),
      resources: listOf(z.object({ kind: word, name: word }), GENERATED),
    })
    .default(NONE)
    .catch(NONE),
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
