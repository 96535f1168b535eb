import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { openArgoCd } from './api/ArgoCd';
import { DEADLINES } from './deadlines';
import type { Deadlines } from './deadlines';
import { findMissingRights } from './kubernetes/findMissingRights';
import { openKubernetes } from './kubernetes/Kubernetes';
import type { Kubernetes } from './kubernetes/Kubernetes';
import { listPages } from './kubernetes/listPages';
import {
  readAppProjects,
  readClusters,
  readResourceTree,
} from './api/readDetails';
import { refresh } from './kubernetes/refresh';
import type { Hub } from './types';
import { watchKind } from './kubernetes/watchKind';
import type { HubConfig } from '../config';

/**
 * One hub over its Kubernetes API and Argo CD's own. Opens no connection yet.
 * Errors are those of `@backstage/errors`, with their cause: `ServiceUnavailableError`
 * when there is no (useful) answer, `NotAllowedError` naming the missing right,
 * `NotFoundError` when Argo CD is not installed, `ResourceExpiredError` on 410.
 * `InputError` when the files that the config names cannot be used: that is also logged at once.
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
  logUnusable(kubernetes, options.logger);
  return {
    name,
    namespaces: config.namespaces,
    url: config.url,
    details: config.argocd !== undefined,
    list: (kind, namespace, signal) =>
      listPages(kubernetes, { kind, namespace }, signal),
    watch: (kind, namespace, from, signal) =>
      watchKind(kubernetes, { kind, namespace, from }, signal),
    listClusters: signal => readClusters(argoCd, of, signal),
    listAppProjects: signal => readAppProjects(argoCd, name, signal),
    getResourceTree: (application, signal) =>
      readResourceTree(argoCd, name, application, signal),
    findMissingRights: signal =>
      findMissingRights(kubernetes, config.namespaces, signal),
    refresh: (kind, namespace, object) =>
      refresh(kubernetes, { kind, namespace, name: object }),
  };
}

/** A replica that waits for the lease would otherwise notice only when it takes over. */
function logUnusable({ open }: Kubernetes, logger: LoggerService) {
  try {
    open();
  } catch (error) {
    logger.error(toError(error).message);
  }
}
