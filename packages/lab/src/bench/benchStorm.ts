import type { Pair } from '@argosy/control-plane';
import type { Fleet } from './fillHub';
import type { PortalOnLab } from './portalOnLab';
import { untilShown } from './untilShown';

/** What a storm of changes costs a backend that watches. */
export interface Storm {
  changes: number;
  /** Seconds from the first change until a card shows the last, and until the API server had accepted the last. */
  taken: Pair;
  /** CPU seconds of the backend meanwhile, and of the API server. */
  processor: Pair;
}

/** Changes so many Applications as fast as the API server accepts it, and waits for the last on its card. */
export async function benchStorm(
  fleet: Fleet,
  portal: PortalOnLab,
  names: string[],
): Promise<Storm> {
  const before = await cpuOf(fleet, portal);
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
  const after = await cpuOf(fleet, portal);
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
    taken: {
      figure: (shownAt - startedAt) / 1000,
      control: (last.at - startedAt) / 1000,
    },
    processor: {
      figure: after.figure - before.figure,
      control: after.control - before.control,
    },
  };
}

/** CPU seconds since their start. */
const cpuOf = async (fleet: Fleet, portal: PortalOnLab): Promise<Pair> => ({
  figure: (await portal.usage()).cpuSeconds,
  control: await fleet.cpuSeconds(),
});
