import { ResponseError } from '@backstage/errors';
import { Contract, InputOf, OutputOf } from './contracts/contract';
import { createService } from './contracts/createService';
import { getDeployment } from './contracts/getDeployment';
import { listDeployments } from './contracts/listDeployments';
import { listServices } from './contracts/listServices';
import { listTargets } from './contracts/listTargets';
import { previewService } from './contracts/previewService';

const contracts = {
  listTargets,
  previewService,
  createService,
  listServices,
  listDeployments,
  getDeployment,
};
type Contracts = typeof contracts;

/** A typed call for each contract. Errors: `ResponseError` of `@backstage/errors`. @public */
export type DeploymentsClient = {
  [K in keyof Contracts]: (
    input: InputOf<Contracts[K]>,
    options?: { signal?: AbortSignal; token?: string },
  ) => Promise<OutputOf<Contracts[K]>>;
};

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
  const call = async (
    contract: Contract,
    input: Record<string, unknown>,
    options: { signal?: AbortSignal; token?: string } = {},
  ) => {
    const { url, body } = toRequest(contract, input);
    const response = await fetchApi.fetch(`${await baseUrl()}/v1${url}`, {
      method: contract.method,
      signal: options.signal,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(options.token !== undefined && { authorization: `Bearer ${options.token}` }),
      },
      body,
    });
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return contract.output.parse(await response.json());
  };
  return Object.fromEntries(
    Object.entries(contracts).map(([key, contract]) => [
      key,
      (input: Record<string, unknown>, options?: { signal?: AbortSignal; token?: string }) =>
        call(contract, input, options),
    ]),
  ) as DeploymentsClient;
}

/** From an input to the path with its query, and the body. */
export function toRequest(contract: Contract, input: Record<string, unknown>) {
  const rest = { ...input };
  const path = contract.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = String(rest[name]);
    delete rest[name];
    return encodeURIComponent(value);
  });
  if (contract.method === 'POST') return { url: path, body: JSON.stringify(rest) };
  const query = new URLSearchParams(
    Object.entries(rest)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, String(value)]),
  ).toString();
  return { url: query ? `${path}?${query}` : path, body: undefined };
}
