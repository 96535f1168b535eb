import { isDeepStrictEqual } from 'node:util';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ReadModel, ServiceRow } from '../../database/types';
import type { GitOpsRepository } from '../../git/types';
import type { Notifier } from '../../notify/types';
import { realTimers, type Timers } from '../observeTimers';
import { readServiceRows } from './readServiceRows';
import { repeat, type Repeated } from '../repeat';

const EVERY_MS = 30_000;
/** What the services of the repository say of themselves. */
export const SERVICE_FILES =
  /^services\/[^/]+\/(service\.yaml|overlays\/[^/]+\/[^/]+\/config\.json)$/;

/** Reads the services of the GitOps repository into the read model: every 30 s, and when poked. */
export function createServiceReader(options: {
  repository: Pick<GitOpsRepository, 'read'>;
  readModel: Pick<ReadModel, 'listServices' | 'replaceServices'>;
  notifier: Pick<Notifier, 'servicesChanged' | 'changed'>;
  /** Told which services are new, gone or different. */
  onChanged?(services: string[]): void;
  /** Names of the configured hubs. */
  fleetHubs: readonly string[];
  logger: LoggerService;
  timers?: Timers;
}): Repeated {
  const { repository, readModel, notifier, fleetHubs, logger } = options;
  const said = new Set<string>();

  async function run() {
    const snapshot = await repository.read(path => SERVICE_FILES.test(path));
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
      const names = changedNames(before, services);
      notifier.changed(names.map(name => `change/${name}`));
      options.onChanged?.(names);
    }
  }
  return repeat({
    run,
    everyMs: EVERY_MS,
    timers: options.timers ?? realTimers,
    logger,
    trouble:
      'The services stay as last read: the GitOps repository cannot be read',
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
