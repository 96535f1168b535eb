import { Router } from 'express';
import type { Request, Response } from 'express';
import { handled, sameOrigin } from '../http';
import { diffMarkup } from '../pages/diff';
import { markup } from '../pages/markup';
import { sendPage } from '../pages/sendPage';
import { FULL_NAME } from './GitHost';
import type { GitHost } from './GitHost';
import { gitHeader, pullRequestPage, stateBadge } from './pullRequestPage';

const BASE = `/${FULL_NAME}`;

/** The pages of the Git host: repository, pull request, commit. */
export function gitPages(host: GitHost): Router {
  const router = Router();
  const { pulls, repository } = host;
  const base = BASE;

  const found = async (request: Request) => {
    const pull = pulls.get(Number(request.params.index));
    return pull && host.view(pull);
  };

  router.get(
    [base, `${base}/pulls`, '/'],
    handled(async (_, response) => {
      await repositoryPage(host, response);
    }),
  );

  router.get(
    `${base}/pulls/:index(\\d+)`,
    handled(async (request, response) => {
      const pull = await found(request);
      if (pull) await pullRequestPage(host, pull, response);
      else request.next?.();
    }),
  );

  router.get(
    `${base}/pulls/:index(\\d+).diff`,
    handled(async (request, response) => {
      const pull = await found(request);
      if (pull) response.type('text/plain').send(await host.diff(pull));
      else request.next?.();
    }),
  );

  router.post(
    `${base}/pulls/:index(\\d+)/merge`,
    sameOrigin('merge', host.baseUrl),
    handled(async (request, response) => {
      const pull = pulls.get(Number(request.params.index));
      if (pull) await host.merge(pull, { style: 'merge' });
      response.redirect(303, `${base}/pulls/${request.params.index}`);
    }),
  );

  router.get(
    `${base}/commit/:sha([0-9a-f]{7,40})`,
    handled(async (request, response) => {
      const sha = await repository.resolve(request.params.sha);
      if (!sha) {
        request.next?.();
        return;
      }
      await commitPage(host, sha, response);
    }),
  );

  router.use((request, response) => {
    sendPage(response, {
      status: 404,
      title: 'Not found',
      header: gitHeader,
      body: markup`<h1>There is no such page</h1><p>${request.path} does not exist here. <a href="${base}">To the repository</a></p>`,
    });
  });
  return router;
}

async function repositoryPage(host: GitHost, response: Response) {
  const { pulls, repository } = host;
  const commits = await repository.log('main', 20);
  sendPage(response, {
    title: FULL_NAME,
    header: gitHeader,
    body: markup`<h1>${FULL_NAME}</h1><p class="quiet">Clone address: <code>${host.baseUrl}${BASE}.git</code></p>
<h2>Pull requests</h2>
${
  pulls.all.length === 0
    ? markup`<p class="quiet">None yet. Create a service in the portal, and its pull request appears here.</p>`
    : markup`<table>${[...pulls.all]
        .reverse()
        .map(
          pull =>
            markup`<tr><td>${stateBadge(pull)}</td><td><a href="${BASE}/pulls/${pull.number}">#${pull.number} ${pull.title}</a></td><td class="quiet">${pull.createdAt}</td></tr>`,
        )}</table>`
}
<h2>Commits on main</h2>
<table>${commits.map(
      commit =>
        markup`<tr><td><a href="${BASE}/commit/${commit.sha}"><code>${commit.sha.slice(0, 12)}</code></a></td><td>${commit.subject}</td><td class="quiet">${commit.author}, ${commit.time}</td></tr>`,
    )}</table>`,
  });
}

async function commitPage(
  { repository }: GitHost,
  sha: string,
  response: Response,
) {
  const [commit] = await repository.log(sha, 1);
  const diff = await repository.git('show', '--first-parent', '--format=', sha);
  sendPage(response, {
    title: commit.subject,
    header: gitHeader,
    body: markup`<h1>${commit.subject}</h1><p class="quiet"><code>${sha}</code> by ${commit.author}, ${commit.time}</p>
${commit.body ? markup`<pre>${commit.body}</pre>` : ''}<h2>Changes</h2>${diffMarkup(diff)}`,
  });
}
