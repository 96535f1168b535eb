import { ResponseError } from '@backstage/errors';
import * as contracts from './contracts/contracts';
import type { Contract, InputOf, OutputOf } from './contracts/contract';

/** One operation as a function: input to parsed output. Rejects with an error of `@backstage/errors`. @public */
export type Call<C extends Contract> = (
  input: InputOf<C>,
  options?: { signal?: AbortSignal; token?: string },
) => Promise<OutputOf<C>>;

/** A typed call for each contract. Errors: `ResponseError` of `@backstage/errors`. @public */
export type DeploymentsClient = {
  [Name in keyof typeof contracts]: Call<(typeof contracts)[Name]>;
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
  const callOf =
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
  // The compiler cannot follow names through entries: the cast says again what the mapped type says.
  return Object.fromEntries(
    Object.entries(contracts).map(([name, contract]) => [
      name,
      callOf(contract),
    ]),
  ) as DeploymentsClient;
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
