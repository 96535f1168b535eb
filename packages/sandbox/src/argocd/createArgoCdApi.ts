import express from 'express';
import type {
  ErrorRequestHandler,
  Express,
  Request,
  RequestHandler,
} from 'express';
import { ARGOCD_NAMESPACE } from '@argosy/control-plane';
import type { JsonObject } from '@argosy/control-plane';
import type { HubContext } from '../controller/HubContext';
import { readApplication } from '../controller/applications/readApplication';
import type { ApiObject } from '../kubernetes/objects';
import { applicationPage, missingPage } from './applicationPage';
import { toClusterList } from './toClusterList';
import { isWorkload } from '../controller/applications/applicationStatus';
import { treeNode } from './treeNode';
import type { TreeRequest } from './treeNode';
import { workloadNodes } from './workloadNodes';

const failures: ErrorRequestHandler = (error, _, response, next) => {
  if (response.headersSent) return next(error);
  const known =
    error instanceof ArgoCdError
      ? error
      : new ArgoCdError(500, 13, String(error.message));
  return response.status(known.status).json(known.body);
};

function authenticate(token: string): RequestHandler {
  return (request, _, next) => {
    const given = request.header('authorization');
    if (given === `Bearer ${token}`) return next();
    return next(
      new ArgoCdError(
        401,
        16,
        given
          ? 'invalid session: token is malformed: token contains an invalid number of segments'
          : 'no session information',
      ),
    );
  };
}

const query = (value: unknown) =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** The three reads of Argo CD's API that the product makes, and a page per Application. */
export function createArgoCdApi(context: HubContext, token: string): Express {
  const { store } = context.resources;
  const app = express();
  app.disable('x-powered-by').disable('etag');
  app.use(
    context.faults.gate((response, status) =>
      response
        .status(status)
        .json(new ArgoCdError(status, 14, 'the server fails on request').body),
    ),
  );
  app.get('/api/version', (_, response) => {
    response.json({ Version: 'v3.5.7+argosy-sandbox' });
  });
  app.use('/api', authenticate(token));
  app.get('/api/v1/clusters', (_, response) => {
    response.json(toClusterList(context.clusters, store.list('applications')));
  });
  app.get('/api/v1/projects', (_, response) => {
    response.json({ metadata: {}, items: store.list('appprojects') });
  });
  app.get('/api/v1/applications/:name/resource-tree', (request, response) => {
    response.json(treeOf(context, findApplication(context, request)));
  });
  app.use('/api', (_request, _response, next) => {
    next(new ArgoCdError(404, 5, 'Not Found'));
  });
  app.get('/applications/:namespace/:name', (request, response) => {
    const { namespace, name } = request.params;
    const application = store.get('applications', namespace, name);
    if (application) {
      applicationPage(application, treeOf(context, application), response);
    } else {
      missingPage(`The Application ${namespace}/${name}`, response);
    }
  });
  app.use((request, response) => missingPage(request.path, response));
  app.use(failures);
  return app;
}

/** @throws ArgoCdError where there is none, or the project that is named is not its own */
function findApplication({ resources }: HubContext, request: Request) {
  const { name } = request.params;
  const namespace = query(request.query.appNamespace) ?? ARGOCD_NAMESPACE;
  const project = query(request.query.project);
  const found = resources.store.get('applications', namespace, name);
  if (found) {
    if (!project || readApplication(found).project === project) return found;
    throw new ArgoCdError(403, 7, 'permission denied');
  }
  // only those who name a project that they may see learn that it does not exist
  if (!project) throw new ArgoCdError(403, 7, 'permission denied');
  throw new ArgoCdError(404, 5, `applications.argoproj.io "${name}" not found`);
}

function treeOf({ live, faults }: HubContext, application: ApiObject) {
  const { uid, name } = application.metadata;
  const running = live.get(uid);
  if (!running) return { nodes: [] };
  return toResourceTree({
    uid,
    namespace: readApplication(application).namespace,
    live: running,
    degraded: faults.degraded(name),
  });
}

/** A failure as Argo CD's gateway writes it. `code` is that of gRPC. */
class ArgoCdError extends Error {
  readonly body: { error: string; code: number; message: string };

  constructor(
    readonly status: number,
    code: number,
    message: string,
  ) {
    super(message);
    this.body = { error: message, code, message };
  }
}

const WITH_HEALTH = [
  'Service',
  'HTTPRoute',
  'Ingress',
  'PodDisruptionBudget',
  'HorizontalPodAutoscaler',
  'Job',
];

/** Answers `GET /api/v1/applications/<name>/resource-tree`: what would run, and why it does not. */
function toResourceTree(request: TreeRequest): JsonObject {
  const nodes = request.live.manifests.resources.flatMap(resource => {
    if (isWorkload(resource)) return workloadNodes(request, resource);
    const health = WITH_HEALTH.includes(resource.kind)
      ? { health: { status: 'Healthy' } }
      : {};
    return [{ ...treeNode(request, resource), ...health }];
  });
  return { nodes };
}
