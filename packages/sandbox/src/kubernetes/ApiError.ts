import type { JsonObject } from '@argosy/control-plane';
import { GROUP, KINDS } from './kinds';
import type { Plural } from './kinds';

/** A failure as the API server writes it: a Status object. */
export class ApiError extends Error {
  readonly status: JsonObject;

  constructor(
    readonly code: number,
    readonly reason: string,
    message: string,
    details?: JsonObject,
  ) {
    super(message);
    this.status = {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      message,
      reason,
      ...(details ? { details } : {}),
      code,
    };
  }
}

const about = (plural: Plural, name?: string): JsonObject => ({
  ...(name ? { name } : {}),
  group: GROUP,
  kind: plural,
});

export const badRequest = (message: string) =>
  new ApiError(400, 'BadRequest', message);

export const unauthorized = () =>
  new ApiError(401, 'Unauthorized', 'Unauthorized');

export const forbidden = (message: string, details: JsonObject) =>
  new ApiError(403, 'Forbidden', message, details);

export const notFound = (plural: Plural, name: string) =>
  new ApiError(
    404,
    'NotFound',
    `${plural}.${GROUP} "${name}" not found`,
    about(plural, name),
  );

export const noSuchResource = () =>
  new ApiError(
    404,
    'NotFound',
    'the server could not find the requested resource',
    {},
  );

export const notSupported = () =>
  new ApiError(
    405,
    'MethodNotAllowed',
    'the server does not allow this method on the requested resource',
    {},
  );

export const alreadyExists = (plural: Plural, name: string) =>
  new ApiError(
    409,
    'AlreadyExists',
    `${plural}.${GROUP} "${name}" already exists`,
    about(plural, name),
  );

export const conflict = (plural: Plural, name: string) =>
  new ApiError(
    409,
    'Conflict',
    `Operation cannot be fulfilled on ${plural}.${GROUP} "${name}": the object has been modified; please apply your changes to the latest version and try again`,
    about(plural, name),
  );

export const expired = (message: string) =>
  new ApiError(410, 'Expired', message);

/** What is wrong with one field. */
export interface Cause {
  reason: string;
  message: string;
  field: string;
}

const said = (causes: Cause[]): string => {
  const each = causes.map(({ field, message }) => `${field}: ${message}`);
  return each.length === 1 ? each[0] : `[${each.join(', ')}]`;
};

export const invalid = (plural: Plural, name: string, causes: Cause[]) =>
  new ApiError(
    422,
    'Invalid',
    `${KINDS[plural].kind}.${GROUP} "${name}" is invalid: ${said(causes)}`,
    {
      name,
      group: GROUP,
      kind: KINDS[plural].kind,
      causes: causes.map(cause => ({ ...cause })),
    },
  );

/** The API server names neither kind nor name, and says the whole object again. */
export function invalidPatch(patched: unknown, message: string): ApiError {
  const shown = JSON.stringify(JSON.stringify(patched));
  const cause: Cause = {
    reason: 'FieldValueInvalid',
    message: `Invalid value: ${shown}: ${message}`,
    field: 'patch',
  };
  return new ApiError(422, 'Invalid', ` "" is invalid: ${said([cause])}`, {
    causes: [{ ...cause }],
  });
}
