import { Router } from 'express';
import type { Request, Response } from 'express';
import { applyPatch } from './applyPatch';
import { noSuchResource, notSupported } from './ApiError';
import { GROUP, KINDS, VERSION, isPlural } from './kinds';
import type { Plural } from './kinds';
import {
  isDryRun,
  isTrue,
  readFrom,
  readListOptions,
  readTimeoutMs,
} from './listOptions';
import { readDraft, readPatched } from './readDraft';
import type { ApiObject, Part } from './objects';
import type { Pages } from './Pages';
import type { Resources } from './Resources';
import type { Watches } from './Watches';

/** What requests read and write: the objects, and the open lists and watches of them. */
export interface StoredResources {
  resources: Resources;
  watches: Watches;
  pages: Pages;
}

function pluralOf(request: Request): Plural {
  const { plural } = request.params;
  if (!isPlural(plural)) throw noSuchResource();
  return plural;
}

function partOf(request: Request, plural: Plural): Part {
  const { part } = request.params;
  if (part === undefined) return 'object';
  if (part !== 'status' || !KINDS[plural].statusSubresource) {
    throw noSuchResource();
  }
  return part;
}

const refuse = () => {
  throw notSupported();
};

/** Serves list, watch and the writes of Argo CD's kinds. */
export function resourceRoutes(stored: StoredResources): Router {
  const { resources } = stored;
  const list = (request: Request, response: Response) =>
    listOrWatch(stored, request, response);
  const found = (request: Request) => {
    const plural = pluralOf(request);
    const part = partOf(request, plural);
    const { namespace, name } = request.params;
    return { plural, part, object: resources.get(plural, namespace, name) };
  };

  const router = Router({ mergeParams: true });
  router.route('/:plural').get(list).all(refuse);
  router
    .route('/namespaces/:namespace/:plural')
    .get(list)
    .post((request, response) => {
      const plural = pluralOf(request);
      const draft = readDraft(request.body);
      const { namespace } = request.params;
      response
        .status(201)
        .json(resources.create(plural, namespace, draft, isDryRun(request)));
    })
    .all(refuse);
  router
    .route('/namespaces/:namespace/:plural/:name/:part?')
    .get((request, response) => {
      response.json(found(request).object);
    })
    .put((request, response) => {
      const { plural, part, object } = found(request);
      const draft = readDraft(request.body, part);
      response.json(
        resources.update(plural, object, draft, part, isDryRun(request)),
      );
    })
    .patch((request, response) => {
      const { plural, part, object } = found(request);
      const type = request.header('content-type') ?? '';
      const draft = readPatched(applyPatch(object, type, request.body), part);
      response.json(
        resources.update(plural, object, draft, part, isDryRun(request)),
      );
    })
    .delete((request, response) => {
      const { plural, object } = found(request);
      const last = resources.remove(plural, object, isDryRun(request));
      response.json(
        last.metadata.deletionTimestamp ? last : removed(plural, last),
      );
    })
    .all(refuse);
  return router;
}

const removed = (plural: Plural, { metadata }: ApiObject) => ({
  kind: 'Status',
  apiVersion: 'v1',
  metadata: {},
  status: 'Success',
  details: {
    name: metadata.name,
    group: GROUP,
    kind: plural,
    uid: metadata.uid,
  },
});

function listOrWatch(
  { resources: { store }, watches, pages }: StoredResources,
  request: Request,
  response: Response,
) {
  const plural = pluralOf(request);
  const options = readListOptions(request);
  if (isTrue(request, 'watch')) {
    watches.serve(
      {
        plural,
        matches: options.matches,
        from: readFrom(request, store),
        timeoutMs: readTimeoutMs(request),
        bookmarks: isTrue(request, 'allowWatchBookmarks'),
      },
      response,
    );
    return;
  }
  const page = options.continue
    ? pages.next(options.continue, options.limit)
    : pages.first(
        store.list(plural, options.namespace).filter(options.matches),
        store.revision,
        options.limit,
      );
  response.json({
    apiVersion: `${GROUP}/${VERSION}`,
    kind: `${KINDS[plural].kind}List`,
    metadata: {
      resourceVersion: String(page.revision),
      ...(page.continue ? { continue: page.continue } : {}),
      ...(page.remaining && !options.selective
        ? { remainingItemCount: page.remaining }
        : {}),
    },
    items: page.items,
  });
}
