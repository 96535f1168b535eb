import type { Request } from 'express';
import { ApiError, badRequest } from './ApiError';
import type { ApiObject } from './objects';
import { fieldSelector, labelSelector } from './selectors';
import type { Store } from './Store';

const text = (request: Request, name: string): string | undefined => {
  const value = request.query[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

function count(request: Request, name: string): number | undefined {
  const value = text(request, name);
  if (value === undefined) return undefined;
  if (!/^\d+$/.test(value)) {
    throw badRequest(`Invalid value: "${value}": ${name} must be a number`);
  }
  return Number(value);
}

export const isTrue = (request: Request, name: string) =>
  ['true', '1'].includes(text(request, name) ?? '');

export const isDryRun = (request: Request) => text(request, 'dryRun') === 'All';

export function readListOptions(request: Request) {
  const label = labelSelector(text(request, 'labelSelector'));
  const field = fieldSelector(text(request, 'fieldSelector'));
  const { namespace } = request.params;
  return {
    namespace: namespace as string | undefined,
    limit: count(request, 'limit') ?? 0,
    continue: text(request, 'continue'),
    selective: Boolean(
      text(request, 'labelSelector') ?? text(request, 'fieldSelector'),
    ),
    matches: (object: ApiObject) =>
      (!namespace || object.metadata.namespace === namespace) &&
      label(object) &&
      field(object),
  };
}

/** Reads where a watch begins. "0" and no value both mean: with what exists. */
export function readFrom(request: Request, store: Store): number | undefined {
  const from = count(request, 'resourceVersion');
  if (!from) return undefined;
  if (from > store.revision) {
    throw new ApiError(
      504,
      'Timeout',
      `Too large resource version: ${from}, current: ${store.revision}`,
      { retryAfterSeconds: 1 },
    );
  }
  return from;
}

/** Reads how long a watch lasts: five minutes by default, where the real server takes 30 to 60. */
export const readTimeoutMs = (request: Request) =>
  (count(request, 'timeoutSeconds') || 300) * 1000;
