import { isDeepStrictEqual } from 'node:util';
import { findUnread, isServiceFile } from '@argosy/plugin-deployments-planner';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ReadModel, ServiceRow } from '../../database/types';
import type { GitOpsRepository } from '../../git/types';
import { systemClock, type Clock } from '../../lib/clock';
import type { Metrics } from '../../lib/metrics';
import { runPeriodically, type PeriodicTask } from '../../lib/runPeriodically';
import type { Notifier } from '../../notify/types';
import { logFindings } from '../logFindings';
import { readServiceRows } from './readServiceRows';

const READ_EVERY_MS = 30_000;

/** Reads the services of the GitOps repository into the read model: every 30 s, and when triggered. */
export function startServiceReader(options: {
  repository: Pick<GitOpsRepository, 'read'>;
  readModel: Pick<ReadModel, 'listServices' | 'replaceServices'>;
  notifier: Pick<Notifier, 'servicesChanged' | 'changed'>;
  /** Receives the names of services that are new, gone or different. */
  onChanged?(services: string[]): void;
  /** Names of the configured hubs. */
  hubs: readonly string[];
  logger: LoggerService;
  clock?: Clock;
  metrics?: Metrics;
}): PeriodicTask {
  const { repository, readModel, notifier, hubs, logger } = options;
  let loggedOf: string | undefined;

  async function run() {
    const snapshot = await repository.read(isServiceFile);
    const before = await readModel.listServices();
    const { services, findings } = readServiceRows(snapshot, hubs, before);
    if (snapshot.commit !== loggedOf) {
      logFindings(logger, snapshot.commit, [
        ...findUnread(snapshot),
        ...findings,
      ]);
    }
    // Once a commit, not every half minute; the words of a parser may differ from one time to the next.
    loggedOf = snapshot.commit;
    if (await readModel.replaceServices(snapshot.commit, services)) {
      notifier.servicesChanged();
      const names = changedNames(before, services);
      notifier.changed(names.map(name => `change/${name}`));
      options.onChanged?.(names);
    }
  }
  return runPeriodically({
    name: 'services',
    run,
    everyMs: READ_EVERY_MS,
    clock: options.clock ?? systemClock,
    logger,
    metrics: options.metrics,
    trouble:
      'Services are not updated, because the GitOps repository cannot be read',
  });
}

/** Services that are new, gone or different. */
function changedNames(before: ServiceRow[], after: ServiceRow[]): string[] {
  const names = new Set([...before, ...after].map(({ name }) => name));
  const find = (rows: ServiceRow[], name: string) => {
    const row = rows.find(one => one.name === name);
    return row && { ...row, targets: sorted(row.targets) };
  };
  return [...names].filter(
    name => !isDeepStrictEqual(find(before, name), find(after, name)),
  );
}

const sorted = (targets: ServiceRow['targets']) =>
  [...targets].sort((a, b) => a.file.localeCompare(b.file));
