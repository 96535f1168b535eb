import { ARGOSY } from '@argosy/plugin-deployments-common';
import { NotFoundError } from '@backstage/errors';
import type { Caller, OperationContext } from '../Operation';
import { type Match, selectorOf } from './selectorOf';

/** Which Applications an entity means; `service` where its selector names one of ours. Errors: `NotFoundError`. */
export async function matchEntity(
  context: Pick<OperationContext, 'annotations'>,
  entityRef: string,
  { credentials }: Caller,
): Promise<Match & { service?: string }> {
  const annotations = await context.annotations.get(entityRef, credentials);
  if (annotations === undefined) {
    throw new NotFoundError(
      `The catalog has no ${entityRef}, or you may not see it`,
    );
  }
  const match = selectorOf(annotations);
  const ours = match.selector?.labels?.find(
    term => term.key === ARGOSY.service && term.operator === 'in',
  );
  return {
    ...match,
    service: ours && 'values' in ours ? ours.values[0] : undefined,
  };
}
