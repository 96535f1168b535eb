import { createDeploymentsClient } from '@argosy/plugin-deployments-common';
import { NotAllowedError } from '@backstage/errors';
import { states } from './states';

/** The real client over a fetch that answers by the name of the entity. */
export const mockClient = () =>
  createDeploymentsClient({ fetch: answerByName }, () => 'http://dev');

async function answerByName(input: RequestInfo | URL): Promise<Response> {
  const { searchParams } = new URL(String(input));
  const name = searchParams.get('entityRef')?.split('/')[1] ?? '';
  const state = states[name];
  if (state === 'loading') return new Promise(() => {});
  const statusCode = state instanceof NotAllowedError ? 403 : 503;
  if (state instanceof Error)
    return Response.json(
      {
        error: { name: state.name, message: state.message },
        request: { method: 'GET', url: String(input) },
        response: { statusCode },
      },
      { status: statusCode },
    );
  return Response.json(state);
}
