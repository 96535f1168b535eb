import {
  ConflictError,
  InputError,
  isError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { z } from 'zod';
import { withCause } from '../../lib/errors/withCause';
import { oneLine } from '../../lib/foreignText';
import { AnswerTooLargeError, readText } from '../../lib/readText';

/** A page of fifty pull requests with long descriptions is far below. */
const MOST_BYTES = 16_000_000;

/** What an admin can do about a refusal: each kind of host names its credentials and rights differently. */
export interface HostRemedies {
  credentials: string;
  rights: string;
}

interface HostRequest<S extends z.ZodType> {
  url: string;
  method?: 'GET' | 'POST' | 'PATCH' | 'PUT';
  body?: Record<string, string>;
  schema: S;
  /** For messages: `opening the pull request`. */
  doing: string;
}

/** What all requests to a host have in common. */
interface HostAccess {
  /** With the credentials. */
  headers: Record<string, string>;
  /** Milliseconds. */
  deadline: number;
  remedies: HostRemedies;
}

/** Sends one request to the API of a host. */
export type HostApi = <S extends z.ZodType>(
  request: HostRequest<S>,
) => Promise<{ value: z.output<S>; headers: Headers }>;

/** The API of a host. Every request has a deadline, every answer is parsed, and every failure is one of `@backstage/errors`. */
export const createHostApi =
  (access: HostAccess): HostApi =>
  request =>
    requestJson({ ...access, ...request });

async function requestJson<S extends z.ZodType>(
  options: HostAccess & HostRequest<S>,
): Promise<{ value: z.output<S>; headers: Headers }> {
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
      // Our credentials must not be sent to another address.
      redirect: 'manual',
      signal: AbortSignal.timeout(options.deadline),
    });
    text = await readText(response, MOST_BYTES);
  } catch (error) {
    if (error instanceof AnswerTooLargeError) {
      throw withCause(notUnderstood(host, doing), error);
    }
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
  if (!response.ok) throw translateStatus(response.status, text, options);
  const result = schema.safeParse(parse(text));
  if (result.success) {
    return { value: result.data, headers: response.headers };
  }
  throw withCause(notUnderstood(host, doing), result.error);
}

const notUnderstood = (host: string, doing: string) =>
  new ServiceUnavailableError(
    `${host} gave an answer that is not understood while ${doing}. Check that integrations names the right kind of host and its baseUrl.`,
  );

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

type Refused = { url: string; doing: string; remedies: HostRemedies };

/** Turns a status of the API into an error that a person can act on. */
function translateStatus(
  status: number,
  body: string,
  refused: Refused,
): Error {
  const message = messageOf(body);
  return withCause(
    errorOf(status, message, refused),
    new Error(`status ${status}${message}`),
  );
}

function errorOf(
  status: number,
  message: string,
  { url, doing, remedies }: Refused,
): Error {
  const { host } = new URL(url);
  switch (status) {
    case 401:
      return new NotAllowedError(
        `${host} does not accept our credentials while ${doing}. ${remedies.credentials}`,
      );
    case 403:
      return new NotAllowedError(
        `The account under integrations lacks a right on ${host} while ${doing}. ${remedies.rights}`,
      );
    case 404:
      return new NotFoundError(
        `${host} did not find it while ${doing}, or hides it from our account. Check deployments.gitops.repository, baseUrl of the host under integrations, and the rights of the account.`,
      );
    case 409:
      return new ConflictError(
        `${host} reports that it already exists while ${doing}. Try again to find it.`,
      );
    case 400:
    case 422:
      return new InputError(
        `${host} refuses the request while ${doing}${message}.`,
      );
    case 423:
      return new NotAllowedError(
        `The repository on ${host} is archived, so nothing can be changed while ${doing}. Unarchive it, or name another one in deployments.gitops.repository.`,
      );
    case 429:
      return new ServiceUnavailableError(
        `${host} asks us to slow down while ${doing}. Try again in a minute.`,
      );
    default:
      return new ServiceUnavailableError(
        `${host} answered with status ${status} while ${doing}. Check that it works, then try again.`,
      );
  }
}

const REASON = 300;
const REASONS = 10;

/** Hosts differ in where they put their reasons. */
const bodySchema = z.object({
  message: z.unknown().optional(),
  errors: z.unknown().optional(),
  error_description: z.unknown().optional(),
  error: z.unknown().optional(),
});

/** What the host says about it, on one line and of limited length. */
function messageOf(body: string): string {
  const { data } = bodySchema.safeParse(parse(body));
  const reasons = Object.values(data ?? {}).flatMap(said => reasonsOf(said));
  const line = oneLine([...new Set(reasons)].join(', '), REASON);
  return line ? `: ${line}` : '';
}

/** A text, a list of them, or lists by field, as GitLab has it. */
function reasonsOf(said: unknown, depth = 3): string[] {
  if (typeof said === 'string') return [oneLine(said, REASON)].filter(Boolean);
  if (typeof said !== 'object' || said === null || depth === 0) return [];
  if ('message' in said) return reasonsOf(said.message, depth - 1);
  return Object.entries(said)
    .slice(0, REASONS)
    .flatMap(([field, value]) =>
      reasonsOf(value, depth - 1).map(reason =>
        Array.isArray(said) ? reason : `${oneLine(field, REASON)} ${reason}`,
      ),
    );
}
