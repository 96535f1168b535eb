import type { GiteaIntegrationConfig } from '@backstage/integration';
import { InputError, ServiceUnavailableError } from '@backstage/errors';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { PullRequest } from '../types';
import type { GitHost, HostKind, HostOptions } from './host';
import { createHostApi, type HostApi, type HostRemedies } from './requestJson';

/** Refused rather than cut: half a name or an address is another one. */
const name = z.string().max(1_000);
const address = z.string().max(2_000);
const hash = z.string().max(128);
const time = z.string().max(64);

const branchSchema = z.object({
  label: name.optional(),
  ref: name,
  sha: hash,
  repo_id: z.number().optional(),
});

const pullSchema = z.object({
  number: z.number(),
  html_url: address,
  state: name,
  merged: z.boolean().nullish(),
  mergeable: z.boolean().nullish(),
  merge_commit_sha: hash.nullish(),
  merged_at: time.nullish(),
  closed_at: time.nullish(),
  head: branchSchema,
  base: branchSchema,
});

/** Anybody may have opened the others: one that is not understood is not ours, and hides none. */
const listSchema = z.array(pullSchema.nullable().catch(null));

type Pull = z.infer<typeof pullSchema>;

const PAGE = 50;
const MOST_PAGES = 200;

/** A fork may have a branch of the same name. */
const isOf = (pull: Pull, branch: string, base: string) =>
  (pull.head.ref === branch || pull.head.label === branch) &&
  pull.base.ref === base &&
  pull.head.repo_id === pull.base.repo_id;

const REMEDIES: HostRemedies = {
  credentials:
    'Set username and password of the host under integrations.gitea, and check that they are still valid.',
  rights:
    'Give it write access to the repository and its pull requests; a token needs the scopes write:repository and write:issue.',
};

/** Gitea. */
export const gitea: HostKind = {
  type: 'gitea',
  name: 'Gitea',
  create(integrations, options) {
    const found = integrations.gitea.byUrl(options.url);
    return found && giteaHost(found.config, options);
  },
};

/** Gitea, through its API v1. */
export function giteaHost(
  config: GiteaIntegrationConfig,
  options: HostOptions,
): GitHost {
  const site = config.baseUrl ?? `https://${config.host}`;
  const path = pathOf(options.url);
  const pulls = `${site}/api/v1/repos/${path}/pulls`;
  const authorization = authorizationOf(config);
  const ask = createHostApi({
    headers: authorization === undefined ? {} : { authorization },
    deadline: options.deadline,
    remedies: REMEDIES,
  });

  return {
    authorization: async () => authorization,
    pullRequests: {
      findOpen: branch => findOpen(ask, pulls, { ...options, branch }),
      async open({ branch, ...rest }) {
        const { value } = await ask({
          url: pulls,
          method: 'POST',
          body: { head: branch, ...rest },
          schema: pullSchema,
          doing: 'opening the pull request',
        });
        return toPullRequest(value);
      },
      async update(number, request) {
        const { value } = await ask({
          url: `${pulls}/${number}`,
          method: 'PATCH',
          body: request,
          schema: pullSchema,
          doing: `updating pull request ${number}`,
        });
        return toPullRequest(value);
      },
      async get(number) {
        const read = () =>
          ask({
            url: `${pulls}/${number}`,
            schema: pullSchema,
            doing: `reading pull request ${number}`,
          });
        const { value } = await read();
        if (value.state !== 'open' || value.mergeable !== false) {
          return toPullRequest(value);
        }
        // Gitea also says false while it has not checked yet, and the request makes it check.
        await sleep(options.secondLook ?? 1_000);
        const second = (await read()).value;
        return {
          ...toPullRequest(second),
          mergeable: second.mergeable ?? undefined,
        };
      },
      commitUrl: sha => `${site}/${path}/commit/${sha}`,
    },
  };
}

/** A token alone is the password of any user name. */
function authorizationOf({
  username = 'x-oauth-basic',
  password,
}: GiteaIntegrationConfig): string | undefined {
  if (password === undefined) return undefined;
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

async function findOpen(
  ask: HostApi,
  pulls: string,
  { branch, base, url }: { branch: string; base: string; url: URL },
): Promise<PullRequest | undefined> {
  let seen = 0;
  for (let page = 1; page <= MOST_PAGES; page++) {
    const { value, headers } = await ask({
      url: `${pulls}?state=open&sort=recentupdate&limit=${PAGE}&page=${page}`,
      schema: listSchema,
      doing: 'looking for an open pull request',
    });
    const found = value.find(pull => pull && isOf(pull, branch, base));
    if (found) return toPullRequest(found);
    seen += value.length;
    // The host may return smaller pages than we ask for.
    const total = headers.get('x-total-count');
    if (value.length === 0 || seen >= Number(total ?? Infinity)) {
      return undefined;
    }
  }
  throw new ServiceUnavailableError(
    `${url.host} lists more than ${MOST_PAGES} pages of open pull requests. Close those that nobody needs, then try again.`,
  );
}

function toPullRequest(pull: Pull): PullRequest {
  const closed = pull.state === 'open' ? 'open' : 'closed';
  return {
    number: pull.number,
    url: pull.html_url,
    state: pull.merged ? 'merged' : closed,
    branch: pull.head.label ?? pull.head.ref,
    head: pull.head.sha,
    // A single `false` says nothing: see `get`.
    mergeable: pull.mergeable || undefined,
    mergeCommit: pull.merge_commit_sha ?? undefined,
    mergedAt: pull.merged_at ?? undefined,
    closedAt: pull.closed_at ?? undefined,
  };
}

/** `owner/name`, the last two parts of the clone address. */
function pathOf(url: URL): string {
  const parts = url.pathname
    .replace(/\.git$/, '')
    .split('/')
    .filter(Boolean);
  if (parts.length >= 2) return parts.slice(-2).join('/');
  throw new InputError(
    'deployments.gitops.repository does not name an owner and a repository. Write it as https://git.example.com/platform/gitops.',
  );
}
