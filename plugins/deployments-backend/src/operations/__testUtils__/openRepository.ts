import type { LoggerService } from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import { createGitOpsRepository, readIntegrations } from '../../git';

const silent: LoggerService = {
  error() {},
  warn() {},
  info() {},
  debug() {},
  child: () => silent,
};

/** The real adapter on a Git host without credentials. */
export const openRepository = (places: {
  host: string;
  baseUrl: string;
  workdir: string;
}) =>
  createGitOpsRepository({
    repository: `${places.baseUrl}/platform/gitops.git`,
    branch: 'main',
    author: { name: 'Argosy', email: 'argosy@example.com' },
    integrations: readIntegrations(
      new ConfigReader({
        integrations: {
          gitea: [{ host: places.host, baseUrl: places.baseUrl }],
        },
      }),
    ),
    workdir: places.workdir,
    logger: silent,
  });
