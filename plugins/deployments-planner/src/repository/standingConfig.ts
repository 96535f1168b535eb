import { z } from 'zod';
import type { Snapshot } from './snapshot';
import { overlayConfigSchema } from './overlayConfig';

const { application, cluster, namespace } = overlayConfigSchema.shape;

/** What of a standing config.json the layout goes by; the rest it writes itself. */
const standingSchema = z.object({ application, cluster, namespace });

/** The config.json at a path; undefined where none is, or none that can be read. */
export function standingConfig(snapshot: Snapshot, path: string) {
  const text = snapshot.files.get(path);
  if (text === undefined) return undefined;
  try {
    return standingSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
