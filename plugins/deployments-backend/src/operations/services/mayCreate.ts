import {
  listTargets,
  type OutputOf,
  type ParsedInputOf,
  projectOf,
} from '@argosy/plugin-deployments-common';
import type { Authority } from '../Authority';

type May = OutputOf<typeof listTargets>['environments'][number]['may'];

/** Whether a service of an owner may be created, by environment: where one of what it takes is refused, it may not. */
export function mayCreate(
  { owner, project }: ParsedInputOf<typeof listTargets>,
  needed: readonly Authority[],
): (environment: string) => May {
  if (owner === undefined) return () => undefined;
  const service = { owner, project: projectOf({ owner, project }) };
  return environment => {
    const reason = needed
      .map(({ refusal }) => refusal({ ...service, environment }))
      .findLast(refused => refused !== undefined);
    return { create: reason === undefined, ...(reason && { reason }) };
  };
}
