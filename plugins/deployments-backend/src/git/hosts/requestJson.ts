import { isError, ServiceUnavailableError } from '@backstage/errors';
import { z } from 'zod';
import { withCause } from '../../lib/errors/withCause';
import { translateStatus } from './translateStatus';

/**
 * One request to the API of a host, with a deadline, its answer parsed.
 * `doing` is for the sentence: `opening the pull request`.
 */
export async function requestJson<S extends z.ZodType>(options: {
  url: string;
  method?: 'GET' | 'POST' | 'PATCH';
  headers?: Record<string, string>;
  body?: Record<string, string>;
  schema: S;
  deadline: number;
  doing: string;
}): Promise<{ value: z.output<S>; headers: Headers }> {
  const { url, body, schema, doing } = options;
  const { host } = new URL(url);
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, {
      method: options.method ?? 'GET',
      headers: {
        accept: 'application/json',
        ...(body && { 'content-type': 'application/json' }),
        ...options.headers,
      },
      body: body && JSON.stringify(body),
      // Our credentials do not go along to another address.
      redirect: 'manual',
      signal: AbortSignal.timeout(options.deadline),
    });
    text = await response.text();
  } catch (error) {
    const late = isError(error) && error.name === 'TimeoutError';
    throw withCause(
      new ServiceUnavailableError(
        `${host} ${
          late
            ? `did not answer within ${options.deadline / 1000} s`
            : 'could not be reached'
        } while ${doing}. Check that it is up and that the backend can reach it, then try again.`,
      ),
      error,
    );
  }
  if (!response.ok) throw translateStatus(response.status, text, host, doing);
  const result = schema.safeParse(parse(text));
  if (result.success) {
    return { value: result.data, headers: response.headers };
  }
  throw withCause(
    new ServiceUnavailableError(
      `${host} answered with something unknown while ${doing}. Check that integrations names the right kind of host and its baseUrl.`,
    ),
    result.error,
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
