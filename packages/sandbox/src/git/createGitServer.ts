import express from 'express';
import type { Express, RequestHandler } from 'express';
import { GiteaError, giteaFailures } from './GiteaError';
import { FULL_NAME } from './GitHost';
import type { GitHost } from './GitHost';
import { gitPages } from './gitPages';
import { PULLS_PATH, pullRequestApi } from './pullRequestApi';
import { smartHttp } from './smartHttp';
import { toRepository } from './toGitea';

interface GitCredentials {
  username: string;
  password: string;
}

export interface GitFaults {
  /** 0 cuts the connection without an answer. */
  status?: number;
}

const basic = ({ username, password }: GitCredentials) =>
  `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;

function authenticate(credentials: GitCredentials): RequestHandler {
  // Gitea accepts an access token in place of the password, under either scheme
  const accepted = [
    basic(credentials),
    `token ${credentials.password}`,
    `Bearer ${credentials.password}`,
  ];
  return (request, response, next) => {
    if (accepted.includes(request.header('authorization') ?? '')) return next();
    response.setHeader('WWW-Authenticate', 'Basic realm="Gitea"');
    return next(new GiteaError(401, 'invalid username, password or token'));
  };
}

/** The Git host: smart HTTP, the pull-request part of Gitea's API, and a page per pull request. */
export function createGitServer(options: {
  host: GitHost;
  root: string;
  credentials: GitCredentials;
  faults: GitFaults;
}): Express {
  const { host, root, credentials, faults } = options;
  const authenticated = authenticate(credentials);
  const app = express();
  app.disable('x-powered-by').disable('etag');
  app.use((_, response, next) => {
    if (faults.status === undefined) return next();
    if (faults.status === 0) return response.destroy();
    return next(
      new GiteaError(faults.status, 'The Git host fails on request.'),
    );
  });
  for (const path of [`/${FULL_NAME}.git`, `/${FULL_NAME}`]) {
    const service = smartHttp(root, `/${FULL_NAME}.git`);
    app.use(`${path}/info/refs`, authenticated);
    app.use(`${path}/git-*`, authenticated);
    app.use(path, service);
  }
  app.get('/api/v1/version', (_, response) => {
    response.json({ version: '1.26.0+argosy-sandbox' });
  });
  app.use('/api/v1', authenticated, express.json({ limit: '2mb' }));
  app.get(`/api/v1/repos/${FULL_NAME}`, (_, response) => {
    response.json(toRepository(host));
  });
  app.use(PULLS_PATH, pullRequestApi(host));
  app.use('/api/v1', (_request, _response, next) => {
    next(new GiteaError(404, "The target couldn't be found."));
  });
  app.use(gitPages(host));
  app.use(giteaFailures(host.baseUrl));
  return app;
}
