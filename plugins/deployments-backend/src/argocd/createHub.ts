import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { openArgoCd } from './ArgoCd';
import { DEADLINES } from './deadlines';
import type { Deadlines } from './deadlines';
import { findMissingRights } from './findMissingRights';
import { openKubernetes } from './Kubernetes';
import type { Kubernetes } from './Kubernetes';
import { listPages } from './listPages';
import { readClusters, readResourceTree } from './readDetails';
import { refresh } from './refresh';
import type { Hub } from './types';
import { watchKind } from './watchKind';
import type { HubConfig } from '../config';

/**
 * One hub over its Kubernetes API and Argo CD's own. Opens no connection yet.
 * Errors are those of `@backstage/errors`, with their cause: `ServiceUnavailableError`
 * where nothing (useful) answers, `NotAllowedError` naming the missing right,
 * `NotFoundError` where Argo CD is not installed, `ResourceExpiredError` on 410.
 * `InputError` where the files that the config names cannot be used: that is said at once too.
 */
export function createHub(
  config: HubConfig,
  options: {
    /** Label of Argo CD's clusters that holds their region. */
    regionLabel: string;
    logger: LoggerService;
    deadlines?: Partial<Deadlines>;
  },
): Hub {
  const { name } = config;
  const deadlines = { ...DEADLINES, ...options.deadlines };
  const kubernetes = openKubernetes(config, deadlines);
  const argoCd = openArgoCd(config, deadlines);
  const of = { hub: name, regionLabel: options.regionLabel };
  sayTrouble(kubernetes, options.logger);
  return {
    name,
    namespaces: config.namespaces,
    url: config.url,
    details: config.argocd !== undefined,
    list: (kind, namespace, signal) =>
      listPages(kubernetes, kind, namespace, signal),
    watch: (kind, namespace, from, signal) =>
      watchKind(kubernetes, kind, namespace, from, signal),
    listClusters: signal => readClusters(argoCd, of, signal),
    getResourceTree: (application, signal) =>
      readResourceTree(argoCd, name, application, signal),
    findMissingRights: signal =>
      findMissingRights(kubernetes, config.namespaces, signal),
    refresh: (kind, namespace, object) =>
      refresh(kubernetes, kind, namespace, object),
  };
}

/** A replica that waits for another would say it only when it is too late. */
function sayTrouble({ open }: Kubernetes, logger: LoggerService) {
  try {
    open();
  } catch (error) {
    logger.error(toError(error).message);
  }
}
