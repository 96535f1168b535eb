import { Router } from 'express';
import type { Request } from 'express';
import { text } from '@argosy/control-plane';
import { handled } from '../http';
import { GiteaError } from './GiteaError';
import { FULL_NAME } from './GitHost';
import type { GitHost } from './GitHost';
import type { StoredPullRequest } from './PullRequests';
import { toPullRequest } from './toGitea';

const missing = () => new GiteaError(404, "The target couldn't be found.");

const number = (request: Request, name: string, otherwise: number) =>
  Math.max(1, Number(request.query[name]) || otherwise);

/** The pull-request part of Gitea's API v1. */
export function pullRequestApi(host: GitHost): Router {
  const router = Router();
  const { pulls } = host;
  const show = async (pull: StoredPullRequest) =>
    toPullRequest(host, await host.view(pull));
  const found = (request: Request): StoredPullRequest => {
    const pull = pulls.get(Number(request.params.index));
    if (!pull) throw missing();
    return pull;
  };

  router.get(
    '/',
    handled(async (request, response) => {
      const { page, total } = pageOf(pulls.all, request);
      response.setHeader('X-Total-Count', total);
      response.json(await Promise.all(page.map(show)));
    }),
  );
  router.post(
    '/',
    handled(async (request, response) => {
      response.status(201).json(await show(await open(host, request.body)));
    }),
  );
  router.get(
    '/:index(\\d+)',
    handled(async (request, response) => {
      response.json(await show(found(request)));
    }),
  );
  router.patch(
    '/:index(\\d+)',
    handled(async (request, response) => {
      const pull = found(request);
      await edit(host, pull, request.body);
      response.status(201).json(await show(pull));
    }),
  );
  router.get(
    '/:index(\\d+)/merge',
    handled(async (request, response) => {
      response.sendStatus(found(request).mergedAt ? 204 : 404);
    }),
  );
  router.post(
    '/:index(\\d+)/merge',
    handled(async (request, response) => {
      await merge(host, found(request), request.body);
      response.status(200).end();
    }),
  );
  // both names may contain slashes, so they are compared as one string
  router.get(
    '/*',
    handled(async (request, response) => {
      const names = request.params[0];
      const pull = pulls.all.find(
        each => `${each.base}/${each.head}` === names,
      );
      if (!pull) throw missing();
      response.json(await show(pulls.findOpen(pull.base, pull.head) ?? pull));
    }),
  );
  return router;
}

function pageOf(all: StoredPullRequest[], request: Request) {
  const state = request.query.state ?? 'open';
  const matching = all
    .filter(each => state === 'all' || each.state === state)
    .reverse();
  const limit = Math.min(50, number(request, 'limit', 30));
  const from = (number(request, 'page', 1) - 1) * limit;
  return { page: matching.slice(from, from + limit), total: matching.length };
}

async function open({ pulls, repository }: GitHost, body: unknown) {
  const [head, base, title] = ['head', 'base', 'title'].map(name =>
    text(body, name),
  );
  if (!head) throw new GiteaError(422, '[Head]: Required');
  if (!base) throw new GiteaError(422, '[Base]: Required');
  if (!title) throw new GiteaError(422, '[Title]: Required');
  const headSha = await repository.branch(head);
  const baseSha = await repository.branch(base);
  if (!headSha || !baseSha) throw missing();
  const existing = pulls.findOpen(base, head);
  if (existing) {
    throw new GiteaError(
      409,
      `pull request already exists for these targets [id: ${existing.number}, issue_id: ${existing.number}, head_repo_id: 1, base_repo_id: 1, head_branch: ${head}, base_branch: ${base}]`,
    );
  }
  return pulls.add({
    ...{ title, head, base, headSha, baseSha },
    body: text(body, 'body') ?? '',
  });
}

async function edit(host: GitHost, pull: StoredPullRequest, body: unknown) {
  const state = text(body, 'state');
  if (state === 'open' && pull.mergedAt) {
    throw new GiteaError(412, 'a merged pull request cannot be reopened');
  }
  await host.pulls.change(pull, {
    title: text(body, 'title') ?? pull.title,
    body: text(body, 'body') ?? pull.body,
  });
  if (state === 'closed' && pull.state === 'open') await host.close(pull);
  if (state === 'open') {
    await host.pulls.change(pull, { state, closedAt: undefined });
  }
}

async function merge(host: GitHost, pull: StoredPullRequest, body: unknown) {
  const style = text(body, 'Do') ?? 'merge';
  if (style !== 'merge' && style !== 'squash') {
    throw new GiteaError(
      405,
      `${style} is not an allowed merge style for this repository`,
    );
  }
  const title = text(body, 'MergeTitleField');
  const message = text(body, 'MergeMessageField') ?? '';
  const outcome = await host.merge(pull, {
    style,
    head: text(body, 'head_commit_id'),
    ...(title ? { message: `${title}\n\n${message}` } : {}),
  });
  if (outcome === 'outdated') throw new GiteaError(409, 'head out of date');
  if (outcome !== 'merged') {
    throw new GiteaError(
      405,
      pull.mergedAt ? 'The PR is already merged' : 'Please try again later',
    );
  }
}

export const PULLS_PATH = `/api/v1/repos/${FULL_NAME}/pulls`;
