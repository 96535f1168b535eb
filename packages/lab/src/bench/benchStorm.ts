import type { Fleet } from './fillHub';
import type { PortalOnLab } from './portalOnLab';
import { untilShown } from './untilShown';

/** What a storm of changes does to a backend that watches. */
export interface Storm {
  changes: number;
  /** From the first change until the last is shown. */
  seconds: number;
  /** From when the last change had happened until it was shown. */
  behindMs: number;
  /** Of the backend's process, on average; 1 is a whole core. */
  cores: number;
  cpuSeconds: number;
}

/** Changes so many Applications as fast as the API server takes it, and waits for the last on its card. */
export async function benchStorm(
  fleet: Fleet,
  portal: PortalOnLab,
  names: string[],
): Promise<Storm> {
  const before = await portal.usage();
  const startedAt = performance.now();
  const last = await fleet.setSync(names, 'OutOfSync');
  const shownAt = await untilShown(
    portal,
    fleet.serviceOf(last.name),
    ({ items }) =>
      items.some(
        ({ name, sync }) => name === last.name && sync === 'OutOfSync',
      ),
  );
  const seconds = (shownAt - startedAt) / 1000;
  const after = await portal.usage();
  const cpuSeconds = after.cpuSeconds - before.cpuSeconds;
  const shown = new Set(
    (await portal.all())
      .filter(({ sync }) => sync === 'OutOfSync')
      .map(({ name }) => name),
  );
  const missing = names.filter(name => !shown.has(name));
  if (missing.length > 0) {
    throw new Error(`After the last change, ${missing.length} are not shown`);
  }
  return {
    changes: names.length,
    seconds,
    behindMs: shownAt - last.at,
    cores: cpuSeconds / seconds,
    cpuSeconds,
  };
}
