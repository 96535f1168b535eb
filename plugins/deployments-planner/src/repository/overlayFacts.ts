import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { ImageReference, Workload } from '@argosy/plugin-deployments-common';
import { patchPath } from './paths';

type Replicas = Workload['replicas'];

/** What only the overlay of a target says. */
export interface OverlayFacts {
  images: ReadonlyMap<string, ImageReference>;
  replicas: ReadonlyMap<string, Replicas>;
}

// All scalars are read as text: `newTag: 1.10` is no number.
const TEXT = { schema: 'failsafe' } as const;

const count = z.string().regex(/^\d+$/).transform(Number);

const kustomizationSchema = z.object({
  images: z
    .array(
      z.object({
        name: z.string(),
        newTag: z.string().optional(),
        digest: z.string().optional(),
      }),
    )
    .default([]),
  replicas: z.array(z.object({ name: z.string(), count })).default([]),
});

const patchSchema = z.object({
  kind: z.string(),
  spec: z
    .object({
      replicas: count.optional(),
      minReplicas: count.optional(),
      maxReplicas: count.optional(),
    })
    .default({}),
});

/**
 * Reads the overlay in a folder; undefined where it has none.
 * @throws where a file is no YAML or of another form.
 */
export function overlayFacts(
  files: ReadonlyMap<string, string>,
  folder: string,
  workloads: readonly string[],
): OverlayFacts | undefined {
  const text = files.get(`${folder}kustomization.yaml`);
  if (text === undefined) return undefined;
  const kustomization = kustomizationSchema.parse(parse(text, TEXT));
  const images = kustomization.images.map(
    ({ name, newTag: tag, digest }) => [name, { name, tag, digest }] as const,
  );
  const replicas = new Map<string, Replicas>(
    kustomization.replicas.map(entry => [entry.name, entry.count]),
  );
  for (const workload of workloads) {
    const patched = patchedReplicas(files.get(patchPath(folder, workload)));
    if (patched !== undefined) replicas.set(workload, patched);
  }
  return { images: new Map(images), replicas };
}

function patchedReplicas(text: string | undefined): Replicas | undefined {
  if (text === undefined) return undefined;
  const patches = parseAllDocuments(text, TEXT).map(document => {
    if (document.errors.length > 0) throw document.errors[0];
    return patchSchema.parse(document.toJS());
  });
  const range = patches.find(
    patch => patch.kind === 'HorizontalPodAutoscaler',
  )?.spec;
  if (range?.minReplicas !== undefined && range.maxReplicas !== undefined) {
    return { min: range.minReplicas, max: range.maxReplicas };
  }
  return patches.find(patch => patch.kind === 'Rollout')?.spec.replicas;
}
