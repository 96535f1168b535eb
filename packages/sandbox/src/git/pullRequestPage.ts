import type { Response } from 'express';
import { diffMarkup } from '../pages/diff';
import { markup } from '../pages/markup';
import type { Markup } from '../pages/markup';
import { sendPage } from '../pages/sendPage';
import { FULL_NAME } from './GitHost';
import type { GitHost, PullRequestView } from './GitHost';

export const gitHeader = markup`<a href="/${FULL_NAME}">${FULL_NAME}</a> · Git host of the sandbox`;

export function stateBadge({
  state,
  mergedAt,
}: Pick<PullRequestView, 'state' | 'mergedAt'>): Markup {
  if (mergedAt) return markup`<span class="badge merged">✓ Merged</span>`;
  return state === 'open'
    ? markup`<span class="badge good">○ Open</span>`
    : markup`<span class="badge bad">✗ Closed</span>`;
}

function act(pull: PullRequestView): Markup {
  const { number, mergedAt, closedAt, mergeCommit } = pull;
  if (mergedAt) {
    return markup`<p>Merged at ${mergedAt} as <a href="/${FULL_NAME}/commit/${mergeCommit}"><code>${mergeCommit?.slice(0, 12)}</code></a>.</p>`;
  }
  if (pull.state === 'closed')
    return markup`<p>Closed at ${closedAt} without a merge.</p>`;
  if (!pull.mergeable) {
    return markup`<section class="act"><button disabled>Merge</button><span>This cannot be merged: its changes conflict with <code>${pull.base}</code>. Merge <code>${pull.base}</code> into the branch and push it.</span></section>`;
  }
  return markup`<form method="post" action="/${FULL_NAME}/pulls/${number}/merge"><section class="act"><button>Merge</button><span>Merges <code>${pull.head}</code> into <code>${pull.base}</code>. Argo CD takes it from there.</span></section></form>`;
}

/** The page on which a person merges a pull request. */
export async function pullRequestPage(
  host: GitHost,
  pull: PullRequestView,
  response: Response,
) {
  const diff = await host.diff(pull);
  sendPage(response, {
    title: `${pull.title} · #${pull.number}`,
    header: gitHeader,
    body: markup`
<h1>${pull.title} <small>#${pull.number}</small></h1>
<p>${stateBadge(pull)} <span class="quiet"><code>${pull.head}</code> into <code>${pull.base}</code>, opened ${pull.createdAt}</span></p>
${act(pull)}
${pull.body ? markup`<pre>${pull.body}</pre>` : ''}
<h2>Changes</h2>
${diff ? diffMarkup(diff) : markup`<p class="quiet">No differences.</p>`}`,
  });
}
