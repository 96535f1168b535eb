import {
  type Contract,
  getDeployment,
  type OutputOf,
} from '@argosy/plugin-deployments-common';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { z } from 'zod';
import type { DeploymentResource } from '../permissions';
import type { Authority } from './Authority';
import { authorizeEach, type Authorizer } from './authorize';

/** Whose an element of an answer is. */
export interface About {
  /**
   * The Deployments that it tells of: whoever may see one of them may see it. None where nobody knows them, then only
   * who may see everything. `caller`: it holds nothing but what the caller has sent.
   */
  about: readonly DeploymentResource[] | 'caller';
}

type PartsOf<C> = C extends { about?: readonly (infer Part)[] } ? Part : never;

/** What an operation returns: of each element of the parts that its contract marks, whose it is. */
export type Unfiltered<C extends Contract> = {
  [Part in keyof OutputOf<C>]: Part extends PartsOf<C>
    ? WithAbout<OutputOf<C>[Part]>
    : OutputOf<C>[Part];
};

/** A list may be absent. */
type WithAbout<Elements> =
  Elements extends Array<infer Element> ? Array<Element & About> : Elements;

/** The Deployments of a service, each environment once: also of one that has none yet. */
export function deploymentsOf({
  targets,
  ...service
}: DeploymentResource & {
  targets: ReadonlyArray<{ environment: string }>;
}): DeploymentResource[] {
  const { owner, project, entityRef } = service;
  const environments = new Set(targets.map(target => target.environment));
  if (environments.size === 0) return [{ owner, project, entityRef }];
  return Array.from(environments, environment => ({
    owner,
    project,
    entityRef,
    environment,
  }));
}

/** By which permission a contract's elements are seen: that on Deployments, whatever the operation itself takes. */
export async function authorizeSight(
  authorizer: Authorizer,
  contract: Pick<Contract, 'about'>,
  credentials: BackstageCredentials,
): Promise<Authority | undefined> {
  if (contract.about === undefined) return undefined;
  const [authority] = await authorizeEach(
    authorizer,
    [getDeployment],
    credentials,
  );
  return authority;
}

const elements = z.array(
  z.looseObject({
    about: z.union([
      z.literal('caller'),
      z.array(
        z.object({
          owner: z.string().optional(),
          project: z.string().optional(),
          environment: z.string().optional(),
          entityRef: z.string().optional(),
        }),
      ),
    ]),
  }),
);

/** An answer without the elements that may not be seen. Errors: a marked element of which nobody says whose it is. */
export function withoutUnseen(
  output: Record<string, unknown>,
  parts: readonly string[] = [],
  sight: Authority | undefined,
): Record<string, unknown> {
  const isSeen = ({ about }: z.infer<typeof elements>[number]) => {
    if (about === 'caller') return true;
    if (sight === undefined) return false;
    // Of what nobody knows no condition holds, nor one that is negated: "not in prod" is no answer to "where?".
    if (about.length === 0 && sight.filter !== undefined) return false;
    return (about.length > 0 ? about : [{}]).some(
      resource => !sight.refusal(resource),
    );
  };
  const present = parts.filter(part => output[part] !== undefined);
  return {
    ...output,
    ...Object.fromEntries(
      present.map(part => [part, elements.parse(output[part]).filter(isSeen)]),
    ),
  };
}
