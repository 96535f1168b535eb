import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Hub } from '../argocd/types';
import type { ReadModel } from '../database/types';
import type { GitOpsRepository } from '../git/types';
import type { Notifier } from '../notify/types';
import { every } from './every';
import type { Timers } from './observeTimers';
import { toServices, wantedOfServices } from './toServices';

const EVERY_MS = 30_000;

/** Keeps what the merged files say in the read model, so that a card asks nothing of Git. */
export function createServiceReader(options: {
  repository: Pick<GitOpsRepository, 'read'>;
  readModel: Pick<ReadModel, 'replaceServices' | 'listServices'>;
  notifier: Notifier;
  hubs: Array<Pick<Hub, 'name'>>;
  logger: LoggerService;
  timers?: Timers;
}) {
  const { repository, readModel, notifier, hubs, logger } = options;
  let reading: Promise<void> | undefined;
  const readNow = async () => {
    const snapshot = await repository.read(wantedOfServices);
    const { services, unreadable } = toServices(snapshot, hubs[0].name);
    const known = await readModel.listServices();
    // What cannot be read now keeps what it said last.
    const kept = known.filter(({ name }) => unreadable.has(name));
    unreadable.forEach((why, name) =>
      logger.warn(`Service ${name} cannot be read: ${why}`),
    );
    const changed = await readModel.replaceServices(snapshot.commit, [
      ...services,
      ...kept,
    ]);
    if (!changed) return;
    notifier.servicesChanged();
    notifier.changed(services.map(({ name }) => `change/${name}`));
  };
  /** Who asks while a reading is under way needs one that begins after his question. */
  const read = async () => {
    const before = reading;
    const mine = (async () => {
      await before?.catch(() => {});
      await readNow();
    })();
    reading = mine;
    await mine;
  };
  const ticking = every({
    ...options,
    what: 'Reading the services of the GitOps repository',
    milliseconds: EVERY_MS,
    run: read,
  });
  return { read, stop: () => ticking.stop() };
}
