import type { Response } from 'express';
import { objects, strings, text } from '@argosy/control-plane';
import type { ApiObject } from '../kubernetes/objects';
import { markup } from '../pages/markup';
import { sendPage } from '../pages/sendPage';

const LOOK: Record<string, string> = {
  Healthy: 'good',
  Synced: 'good',
  Degraded: 'bad',
  OutOfSync: 'busy',
  Progressing: 'busy',
  Suspended: 'busy',
};

const badge = (word = 'Unknown') =>
  markup`<span class="badge ${LOOK[word] ?? 'quiet'}">${word}</span>`;

const header = markup`Argo CD's stand-in in the sandbox`;

/** The page that links to Argo CD lead to: what the sandbox knows of an Application. */
export function applicationPage(
  application: ApiObject,
  tree: unknown,
  response: Response,
) {
  const { metadata, spec, status } = application;
  const rows: Array<[string, string | undefined]> = [
    ['Project', text(spec, 'project')],
    ['Cluster', text(spec, 'destination', 'name')],
    ['Namespace', text(spec, 'destination', 'namespace')],
    ['Repository', text(spec, 'source', 'repoURL')],
    ['Path', text(spec, 'source', 'path')],
    ['Revision', text(status, 'sync', 'revision')],
    ['Images', strings(status, 'summary', 'images').join(', ')],
    ['Operation', text(status, 'operationState', 'message')],
  ];
  sendPage(response, {
    title: metadata.name,
    header,
    body: markup`
<h1>${metadata.name}</h1>
<p>${badge(text(status, 'sync', 'status'))} ${badge(text(status, 'health', 'status'))}</p>
${objects(status, 'conditions').map(each => markup`<p class="bad">${text(each, 'type')}: ${text(each, 'message')}</p>`)}
<table>${rows.filter(([, value]) => value).map(([name, value]) => markup`<tr><th>${name}</th><td>${value}</td></tr>`)}</table>
<h2>Resources</h2>
<table>${objects(tree, 'nodes').map(
      each =>
        markup`<tr><td>${text(each, 'kind')}</td><td>${text(each, 'name')}</td><td>${text(each, 'health', 'status') ? badge(text(each, 'health', 'status')) : ''}</td><td>${text(each, 'health', 'message')}</td></tr>`,
    )}</table>`,
  });
}

export const missingPage = (what: string, response: Response) =>
  sendPage(response, {
    status: 404,
    title: 'Not found',
    header,
    body: markup`<h1>There is no such page</h1><p>${what} does not exist here.</p>`,
  });
