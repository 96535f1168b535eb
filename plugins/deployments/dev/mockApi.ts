import { createDeploymentsClient } from '@argosy/plugin-deployments-common';
import { NotAllowedError } from '@backstage/errors';
import { secretStates } from './secretStates';
import { states } from './states';
import { vaultSetUp } from './vaultSetUp';

/** The real client over a fetch that answers by the name of the entity. */
export const mockClient = () =>
  createDeploymentsClient({ fetch: answerByName }, () => 'http://dev');

/** Secrets of an entity without any. */
const NONE = { items: [], vaults: [] };

async function answerByName(input: RequestInfo | URL): Promise<Response> {
  const url = new URL(String(input));
  const name = url.searchParams.get('entityRef')?.split('/')[1] ?? '';
  switch (url.pathname) {
    case '/v1/vault/set-up':
      return respond(vaultSetUp, url);
    case '/v1/secrets/check':
      // Long enough to be seen.
      await new Promise(done => setTimeout(done, 1500));
      return respond(NONE, url);
    case '/v1/secrets':
      return respond(secretStates[name] ?? NONE, url);
    default:
      return respond(states[name], url);
  }
}

async function respond(
  state: object | Error | 'loading',
  url: URL,
): Promise<Response> {
  if (state === 'loading') return new Promise(() => {});
  const statusCode = state instanceof NotAllowedError ? 403 : 503;
  if (state instanceof Error)
    return Response.json(
      {
        error: { name: state.name, message: state.message },
        request: { method: 'GET', url: String(url) },
        response: { statusCode },
      },
      { status: statusCode },
    );
  return Response.json(state);
}
