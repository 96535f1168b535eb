import { OWNER, REPOSITORY } from '@argosy/control-plane';
import type { JsonObject } from '@argosy/control-plane';
import { FULL_NAME } from './GitHost';
import type { GitHost, PullRequestView } from './GitHost';

const user = (host: GitHost): JsonObject => ({
  id: 1,
  login: 'sandbox',
  login_name: '',
  full_name: 'Sandbox',
  email: 'sandbox@localhost',
  avatar_url: '',
  html_url: `${host.baseUrl}/sandbox`,
  username: 'sandbox',
});

/** Converts a repository as Gitea's API v1 does, with the fields that a client of pull requests reads. */
export const toRepository = (host: GitHost): JsonObject => ({
  id: 1,
  owner: { ...user(host), login: OWNER, username: OWNER },
  name: REPOSITORY,
  full_name: FULL_NAME,
  description: 'The GitOps repository of the sandbox',
  empty: false,
  private: true,
  fork: false,
  html_url: `${host.baseUrl}/${FULL_NAME}`,
  url: `${host.baseUrl}/api/v1/repos/${FULL_NAME}`,
  clone_url: `${host.baseUrl}/${FULL_NAME}.git`,
  default_branch: 'main',
  archived: false,
  permissions: { admin: true, push: true, pull: true },
  has_pull_requests: true,
  allow_merge_commits: true,
  allow_squash_merge: true,
  allow_rebase: false,
  default_merge_style: 'merge',
});

const branch = (host: GitHost, ref: string, sha: string): JsonObject => ({
  label: ref,
  ref,
  sha,
  repo_id: 1,
  repo: toRepository(host),
});

/** Converts a pull request as Gitea's API v1 does. */
export function toPullRequest(
  host: GitHost,
  pull: PullRequestView,
): JsonObject {
  const page = `${host.baseUrl}/${FULL_NAME}/pulls/${pull.number}`;
  return {
    id: pull.number,
    url: page,
    number: pull.number,
    user: user(host),
    title: pull.title,
    body: pull.body,
    labels: [],
    milestone: null,
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    state: pull.state,
    draft: false,
    is_locked: false,
    comments: 0,
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    mergeable: pull.mergeable,
    merged: pull.mergedAt !== undefined,
    merged_at: pull.mergedAt ?? null,
    merge_commit_sha: pull.mergeCommit ?? null,
    merged_by: pull.mergedAt ? user(host) : null,
    allow_maintainer_edit: false,
    base: branch(host, pull.base, pull.baseSha),
    head: branch(host, pull.head, pull.headSha),
    merge_base: pull.baseSha,
    due_date: null,
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    closed_at: pull.closedAt ?? null,
    pin_order: 0,
  };
}
