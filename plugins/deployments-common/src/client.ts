import { ResponseError } from '@backstage/errors';
import { Contract, InputOf, OutputOf } from './contracts/contract';
import { checkSecrets } from './contracts/checkSecrets';
import { createService } from './contracts/createService';
import { getDeployment } from './contracts/getDeployment';
import { getVaultSetUp } from './contracts/getVaultSetUp';
import { listDeployments } from './contracts/listDeployments';
import { listSecrets } from './contracts/listSecrets';
import { listServices } from './contracts/listServices';
import { listTargets } from './contracts/listTargets';
import { previewSecrets } from './contracts/previewSecrets';
import { previewService } from './contracts/previewService';

/** One operation as a function: input to parsed output. Rejects with an error of `@backstage/errors`. @public */
export type Call<C extends Contract> = (
  input: InputOf<C>,
  options?: { signal?: AbortSignal; token?: string },
) => Promise<OutputOf<C>>;

/** A typed call for each contract. Errors: `ResponseError` of `@backstage/errors`. @public */
export interface DeploymentsClient {
  listTargets: Call<typeof listTargets>;
  previewService: Call<typeof previewService>;
  createService: Call<typeof createService>;
  listServices: Call<typeof listServices>;
  listDeployments: Call<typeof listDeployments>;
  getDeployment: Call<typeof getDeployment>;
  listSecrets: Call<typeof listSecrets>;
  checkSecrets: Call<typeof checkSecrets>;
  previewSecrets: Call<typeof previewSecrets>;
  getVaultSetUp: Call<typeof getVaultSetUp>;
}

/**
 * Makes the client from the contracts.
 * @param fetchApi - calls the plugin; the one place of this package that reaches a network
 * @param baseUrl - of the plugin, asked for each call
 * @public
 */
export function createDeploymentsClient(
  fetchApi: { fetch: typeof fetch },
  baseUrl: () => Promise<string> | string,
): DeploymentsClient {
  const caller =
    <C extends Contract>(contract: C): Call<C> =>
    async (input, options = {}) => {
      const { url, body } = toRequest(contract, { ...(input as object) });
      const response = await fetchApi.fetch(`${await baseUrl()}/v1${url}`, {
        method: contract.method,
        signal: options.signal,
        headers: {
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(options.token !== undefined && {
            authorization: `Bearer ${options.token}`,
          }),
        },
        body,
      });
      if (!response.ok) throw await ResponseError.fromResponse(response);
      return contract.output.parse(await response.json()) as OutputOf<C>;
    };
  return {
    listTargets: caller(listTargets),
    previewService: caller(previewService),
    createService: caller(createService),
    listServices: caller(listServices),
    listDeployments: caller(listDeployments),
    getDeployment: caller(getDeployment),
    listSecrets: caller(listSecrets),
    checkSecrets: caller(checkSecrets),
    previewSecrets: caller(previewSecrets),
    getVaultSetUp: caller(getVaultSetUp),
  };
}

/** From an input to the path with its query, and the body. @public */
export function toRequest(contract: Contract, input: Record<string, unknown>) {
  const rest = { ...input };
  const path = contract.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = String(rest[name]);
    delete rest[name];
    return encodeURIComponent(value);
  });
  if (contract.method === 'POST')
    return { url: path, body: JSON.stringify(rest) };
  const query = new URLSearchParams(
    Object.entries(rest)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, String(value)]),
  ).toString();
  return { url: query ? `${path}?${query}` : path, body: undefined };
}
