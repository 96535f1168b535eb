import type { ControlPlane } from '@argosy/control-plane';

/**
 * Creates many Applications of about 8 kB each on a hub, to measure with. They belong to no ApplicationSet, and
 * nothing reconciles them.
 */
export async function seedApplications(
  controlPlane: ControlPlane,
  count: number,
  hub = controlPlane.hubs[0].name,
): Promise<void> {
  await controlPlane.control('seed', { hub, count });
}
