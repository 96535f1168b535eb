import type { HubContext } from './types';

const SAVE_EVERY_MS = 5_000;

/** The resourceVersion up to which the read model has followed each watch, by `<kind>/<namespace>`. */
export interface Checkpoints {
  get(key: string): string | undefined;
  /** Everything up to this resourceVersion is written. */
  reached(key: string, resourceVersion: string): void;
  /** Saves at intervals, and once more at the end. */
  run(signal: AbortSignal): Promise<void>;
}

/** Reads the saved checkpoints, and deletes what belongs to namespaces that the config no longer names. */
export async function openCheckpoints(
  context: HubContext,
): Promise<Checkpoints> {
  const { hub, readModel, clock } = context;
  const saved = new Map(
    Object.entries(await readModel.getCheckpoints(hub.name)),
  );
  await forgetOtherNamespaces(context, saved);
  const reached = new Map(saved);
  const save = async () => {
    for (const [key, resourceVersion] of reached) {
      if (saved.get(key) !== resourceVersion) {
        await readModel.saveCheckpoint(hub.name, key, resourceVersion);
        saved.set(key, resourceVersion);
      }
    }
  };
  return {
    get: key => reached.get(key) || undefined,
    reached: (key, resourceVersion) => {
      reached.set(key, resourceVersion);
    },
    async run(signal) {
      while (!signal.aborted) {
        await clock.sleep(SAVE_EVERY_MS, signal);
        await save();
      }
    },
  };
}

/** Nobody watches a namespace that was removed from the config: what it held would stay for ever. */
async function forgetOtherNamespaces(
  { hub, readModel, notifier }: HubContext,
  saved: Map<string, string>,
) {
  for (const [key, resourceVersion] of saved) {
    const [kind, namespace] = key.split('/');
    if (resourceVersion !== '' && !hub.namespaces.includes(namespace)) {
      const none = new Set<string>();
      if (kind === 'applications') {
        notifier.changed(
          await readModel.retainApplications(hub.name, namespace, none),
        );
      } else {
        await readModel.retainApplicationSets(hub.name, namespace, none);
      }
      await readModel.saveCheckpoint(hub.name, key, '');
      saved.set(key, '');
    }
  }
}
