import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ReadModel } from '../database/types';
import type { GitOpsRepository } from '../git/types';
import type { Notifier } from '../notify/types';
import { realTimers, type Timers } from './observeTimers';
import { readServiceRows } from './readServicesRows';
import { repeat, type Repeated } from './repeat';

const EVERY_MS = 30_000;
const WANTED =
  /^services\/[^/]+\/(service\.yaml|overlays\/[^/]+\/[^/]+\/config\.json)$/;

/** Reads the services of the GitOps repository into the read model: every 30 s, and when poked. */
export function createServiceReader(options: {
  repository: Pick<GitOpsRepository, 'read'>;
  readModel: Pick<ReadModel, 'listServices' | 'replaceServices'>;
  notifier: Pick<Notifier, 'servicesChanged'>;
  /** Names of the configured hubs. */
  fleetHubs: readonly string[];
  logger: LoggerService;
  timers?: Timers;
}): Repeated {
  const { repository, readModel, notifier, fleetHubs, logger } = options;
  const said = new Set<string>();

  async function run() {
    const snapshot = await repository.read(path => WANTED.test(path));
    const before = await readModel.listServices();
    const { services, findings } = readServiceRows(snapshot, fleetHubs, before);
    for (const { path, message, mend } of findings) {
      const sentence = `${path} at ${snapshot.commit}: ${message} ${mend}`;
      // Once a commit, not every half minute.
      if (!said.has(sentence)) logger.warn(sentence);
      said.add(sentence);
    }
    if (await readModel.replaceServices(snapshot.commit, services)) {
      notifier.servicesChanged();
    }
  }
  return repeat({
    run,
    everyMs: EVERY_MS,
    timers: options.timers ?? realTimers,
    onError: error =>
      logger.warn(
        `The services stay as last read: the GitOps repository cannot be read: ${error}`,
      ),
  });
}
