import express, { Router } from 'express';
import type { Request } from 'express';
import { dig, isObject, text } from '@argosy/control-plane';
import type { JsonObject } from '@argosy/control-plane';
import { sameOrigin } from '../http';
import { markup } from '../pages/markup';
import { sendPage } from '../pages/sendPage';
import type { VaultCore } from './VaultCore';
import { VaultError } from './VaultError';

const SECRET = '/ui/vault/secrets/:mount/kv/:path';

/**
 * Serves the page of a secret at the path of Vault's own UI: the names of its keys, and a form that writes one.
 * Whoever reaches the page is taken for an admin.
 */
export function vaultPages(core: VaultCore, isSealed: () => boolean): Router {
  const router = Router();

  router.use('/ui', (_, response, next) => {
    if (isSealed())
      response.status(503).type('text/plain').send('Vault is sealed.\n');
    else next();
  });
  router.get(SECRET, (request, response) => {
    const { mount, path } = request.params;
    const keys = keysOf(core, request);
    sendPage(response, {
      title: path,
      header: markup`Vault of the sandbox`,
      body: markup`
<h1>${path} <small>${mount}</small></h1>
${
  keys
    ? markup`<p class="quiet">Version ${String(keys.version)}. Values are not shown here.</p><ul>${keys.names.map(name => markup`<li><code>${name}</code></li>`)}</ul>`
    : markup`<p>There is no secret here yet.</p>`
}
<h2>Write a key</h2>
<form method="post" autocomplete="off"><section class="act"><label>Name <input name="key" required></label> <label>Value <input name="value" type="password" required></label> <button>Write</button></section></form>`,
    });
  });
  router.post(
    SECRET,
    sameOrigin('write'),
    express.urlencoded({ extended: false }),
    (request, response) => {
      const { mount, path } = request.params;
      const key = text(request.body, 'key') ?? '';
      const data = { [key]: text(request.body, 'value') ?? '' };
      ask(core, {
        operation: keysOf(core, request) ? 'patch' : 'update',
        path: `${mount}/data/${path}`,
        data,
      });
      response.redirect(303, request.originalUrl);
    },
  );
  return router;
}

function ask(
  core: VaultCore,
  {
    operation,
    path,
    data = {},
  }: {
    operation: 'read' | 'update' | 'patch';
    path: string;
    data?: JsonObject;
  },
) {
  const query = new URLSearchParams();
  const body = operation === 'read' ? '' : JSON.stringify({ data });
  const token = core.rootToken;
  return core.answer({ operation, path, query, token, body });
}

/** Returns undefined when there is no such secret. */
function keysOf(core: VaultCore, { params: { mount, path } }: Request) {
  try {
    const { status, data } = ask(core, {
      operation: 'read',
      path: `${mount}/subkeys/${path}`,
    });
    const keys = dig(data, 'subkeys');
    if (status === 404 || !isObject(keys)) return undefined;
    return {
      names: Object.keys(keys),
      version: dig(data, 'metadata', 'version'),
    };
  } catch (error) {
    if (error instanceof VaultError) return undefined;
    throw error;
  }
}
