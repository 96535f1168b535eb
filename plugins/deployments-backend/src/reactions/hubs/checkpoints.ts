import type { ObserveRoom } from './types';

const EVERY = 5_000;

/** How far the read model has followed each watch, by `<kind>/<namespace>`. */
export interface ResumePoints {
  get(key: string): string | undefined;
  /** What was observed up to here is written. */
  reached(key: string, upTo: string): void;
  /** Saves what was reached every few seconds, and once more at the end. */
  keep(signal: AbortSignal): Promise<void>;
}

/** Reads the points that were saved, and lets go what the config no longer names. */
export async function openResumePoints(
  room: ObserveRoom,
): Promise<ResumePoints> {
  const { hub, readModel, timers } = room;
  const saved = new Map(
    Object.entries(await readModel.getResumePoints(hub.name)),
  );
  await forgetOthers(room, saved);
  const reached = new Map(saved);
  const save = async () => {
    for (const [key, upTo] of reached) {
      if (saved.get(key) !== upTo) {
        await readModel.saveResumePoint(hub.name, key, upTo);
        saved.set(key, upTo);
      }
    }
  };
  return {
    get: key => reached.get(key) || undefined,
    reached: (key, upTo) => {
      reached.set(key, upTo);
    },
    async keep(signal) {
      while (!signal.aborted) {
        await timers.sleep(EVERY, signal);
        await save();
      }
    },
  };
}

/** A namespace that was taken out of the config is watched by nobody: what it held would stay for ever. */
async function forgetOthers(
  { hub, readModel, notifier }: ObserveRoom,
  saved: Map<string, string>,
) {
  for (const [key, upTo] of saved) {
    const [kind, namespace] = key.split('/');
    if (upTo !== '' && !hub.namespaces.includes(namespace)) {
      const none = new Set<string>();
      if (kind === 'applications') {
        notifier.changed(
          await readModel.retainApplications(hub.name, namespace, none),
        );
      } else {
        await readModel.retainApplicationSets(hub.name, namespace, none);
      }
      await readModel.saveResumePoint(hub.name, key, '');
      saved.set(key, '');
    }
  }
}
