import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json, refuse, startHubServer } from './startHubServer';
import { newApplication } from './resources';

const OBJECTS =
  /^\/apis\/argoproj\.io\/v1alpha1\/namespaces\/argocd\/(applications|applicationsets)\?/;

/** A hub with one Application that asks, as a real one does, who we are, what we may and whether it has the kind. */
export async function startStrictHub() {
  const server = await startHubServer();
  const folder = await mkdtemp(join(tmpdir(), 'argosy-hub-'));
  const hub = {
    ...server,
    /** For the files of those who reach it. */
    folder,
    token: 'hunter2',
    rights: new Set(['list', 'watch', 'patch']),
    isInstalled: true,
    async close() {
      await server.close();
      await rm(folder, { recursive: true });
    },
  };
  server.answer((request, response) => {
    const { url, headers } = request;
    const may = (verb: string) => hub.rights.has(verb);
    if (headers.authorization !== `Bearer ${hub.token}`) {
      refuse(response, 401);
    } else if (url.endsWith('/selfsubjectaccessreviews')) {
      json(response, { status: { allowed: may('patch') } }, 201);
    } else if (!OBJECTS.test(url)) {
      json(response, {});
    } else if (!may(url.includes('watch=true') ? 'watch' : 'list')) {
      refuse(response, 403);
    } else if (!hub.isInstalled) {
      response.writeHead(404).end('404 page not found');
    } else if (url.includes('watch=true')) {
      response.writeHead(200).flushHeaders();
    } else {
      const items = url.includes('/applications?')
        ? [newApplication('shop')]
        : [];
      json(response, { metadata: { resourceVersion: '7' }, items });
    }
  });
  return hub;
}

export type StrictHub = Awaited<ReturnType<typeof startStrictHub>>;
