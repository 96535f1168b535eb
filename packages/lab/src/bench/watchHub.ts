import { setTimeout as wait } from 'node:timers/promises';
import type { ControlPlaneHub } from '@argosy/control-plane';
import { openBareClient } from '@argosy/control-plane';
import { strings, text, type JsonObject } from '@argosy/control-plane';

const LOOK_MS = 10;
const PATIENCE_MS = 120_000;

/** What a bare watch of a hub has seen so far. */
export interface WatchedHub {
  /**
   * Waits until this image of the service is Synced and Healthy in two regions.
   * @returns when it was, by `performance.now()`
   */
  untilHealthy(service: string, tag: string): Promise<number>;
  close(): void;
}

/** Watches the Applications of a hub, and does nothing else. */
export async function watchHub(hub: ControlPlaneHub): Promise<WatchedHub> {
  const [namespace] = hub.namespaces;
  const client = openBareClient(hub.kubernetes, namespace);
  const seen = new Map<string, { application: JsonObject; at: number }>();
  await client.watch(application => {
    const name = text(application, 'metadata', 'name') ?? '';
    const before = seen.get(name);
    // What follows on its being Healthy does not make it Healthy later.
    const isSame =
      before &&
      JSON.stringify(shownOf(before.application)) ===
        JSON.stringify(shownOf(application));
    seen.set(name, {
      application,
      at: isSame ? before.at : performance.now(),
    });
  });
  return {
    async untilHealthy(service, tag) {
      const until = performance.now() + PATIENCE_MS;
      for (;;) {
        const ours = [...seen.values()].filter(
          ({ application }) => serviceOf(application) === service,
        );
        const isWhole = ours.every(each => isHealthy(each.application, tag));
        if (ours.length === 2 && isWhole)
          return Math.max(...ours.map(({ at }) => at));
        if (performance.now() > until) {
          const shown = ours.map(({ application }) => shownOf(application));
          throw new Error(
            `The watch does not see ${service}:${tag}: ${JSON.stringify(shown)}`,
          );
        }
        await wait(LOOK_MS);
      }
    },
    close: () => client.close(),
  };
}

const serviceOf = (application: JsonObject) =>
  text(application, 'metadata', 'labels', 'argosy.dev/service');

const shownOf = (application: JsonObject) => ({
  sync: text(application, 'status', 'sync', 'status'),
  health: text(application, 'status', 'health', 'status'),
  images: strings(application, 'status', 'summary', 'images'),
});

function isHealthy(application: JsonObject, tag: string): boolean {
  const { sync, health, images } = shownOf(application);
  return (
    sync === 'Synced' &&
    health === 'Healthy' &&
    images.some(image => image.endsWith(`:${tag}`))
  );
}
