import {
  type Contract,
  type TouchedTarget,
} from '@argosy/plugin-deployments-common';
import type {
  BackstageCredentials,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, ServiceUnavailableError } from '@backstage/errors';
import {
  AuthorizeResult,
  isResourcePermission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  type ConditionTransformer,
  createConditionAuthorizer,
} from '@backstage/plugin-permission-node';
import type { CallerConfig } from '../config';
import type { DeploymentFilter } from '../database/types';
import type { DeploymentResource } from '../permissions';
import type { Authority, Refusal } from './Authority';
import { authorityOfService, serviceOf } from './callers';
import { mayHold } from './mayHold';

/** What asking for permission takes. */
export interface Authorizer {
  permissions: PermissionsService;
  userInfo: UserInfoService;
  toFilter: ConditionTransformer<DeploymentFilter>;
  /** Whether a decision of the policy holds for a Deployment, also for one that does not stand yet. */
  holdsFor: ReturnType<typeof createConditionAuthorizer<DeploymentResource>>;
  /** Whether a plain yes lets a person write what their own groups own, and no more. */
  ownersOnly: boolean;
  /** What services may write. */
  callers: readonly CallerConfig[];
}

type Permitted = Pick<Contract, 'name' | 'permission' | 'touches'>;

/**
 * Asks the policy once whether somebody may run an operation. What the answer means for each Deployment, the
 * authority tells.
 * Errors: `NotAllowedError` where it is denied for every Deployment, `ServiceUnavailableError`.
 */
export async function authorize(
  authorizer: Authorizer,
  contract: Permitted,
  credentials: BackstageCredentials,
): Promise<Authority> {
  const { permission } = contract;
  if (!isResourcePermission(permission)) {
    const [{ result }] = await authorizer.permissions.authorize(
      [{ permission }],
      {
        credentials,
      },
    );
    if (result !== AuthorizeResult.ALLOW) throw denied(contract);
    return EVERYTHING;
  }
  const [decision] = await authorizer.permissions.authorizeConditional(
    [{ permission }],
    { credentials },
  );
  if (decision.result === AuthorizeResult.DENY) throw denied(contract);
  return authorityOf(authorizer, { contract, decision, credentials });
}

/** The same for several operations, in one question. What is denied is an authority that refuses everything. */
export async function authorizeEach(
  authorizer: Authorizer,
  contracts: readonly Permitted[],
  credentials: BackstageCredentials,
): Promise<Authority[]> {
  const queries = contracts.map(({ permission }) => {
    if (isResourcePermission(permission)) return { permission };
    throw new Error(`${permission.name} is not decided for each Deployment`);
  });
  const decisions = await authorizer.permissions.authorizeConditional(queries, {
    credentials,
  });
  return Promise.all(
    decisions.map((decision, index) =>
      authorityOf(authorizer, {
        contract: contracts[index],
        decision,
        credentials,
      }),
    ),
  );
}

/** Errors: `NotAllowedError` where one of the targets that the input touches is refused. Nothing is then done to any. */
export function requireTargets(
  { refusal }: Authority,
  touched: readonly TouchedTarget[],
): void {
  const refusals = new Set(
    touched.flatMap(target => {
      const refused = refusal(target);
      return refused ? [`${refused.message} ${refused.remedy}`] : [];
    }),
  );
  if (refusals.size === 0) return;
  const said = [...refusals].slice(0, MOST_SAID);
  const more = refusals.size - said.length;
  throw new NotAllowedError(
    [...said, ...(more > 0 ? [`And ${more} more.`] : [])].join(' '),
  );
}

const MOST_SAID = 5;

interface Decided {
  contract: Permitted;
  decision: PolicyDecision;
  credentials: BackstageCredentials;
}

const EVERYTHING: Authority = {
  refusal: () => undefined,
  reaches: () => true,
};

async function authorityOf(
  authorizer: Authorizer,
  decided: Decided,
): Promise<Authority> {
  const { contract, decision, credentials } = decided;
  const subject = serviceOf(credentials);
  if (
    contract.touches &&
    subject !== undefined &&
    decision.result !== AuthorizeResult.DENY
  ) {
    const operation = contract.name;
    return authorityOfService(authorizer.callers, { subject, operation });
  }
  if (decision.result === AuthorizeResult.CONDITIONAL) {
    const filter = authorizer.toFilter(decision.conditions);
    return {
      filter,
      reaches: environment => mayHold(filter, environment),
      refusal: resource =>
        authorizer.holdsFor(decision, resource)
          ? undefined
          : refusedByPolicy(contract, resource),
    };
  }
  if (decision.result === AuthorizeResult.DENY) {
    return { refusal: () => deniedRefusal(contract), reaches: () => false };
  }
  if (contract.touches === undefined || !authorizer.ownersOnly)
    return EVERYTHING;
  return ofOwnersOnly(await ownershipOf(authorizer, credentials));
}

/** A policy that allows everything, and one that is switched off, say the same as a deliberate yes: it is read as "what is theirs". */
function ofOwnersOnly(ownership: readonly string[]): Authority {
  return {
    reaches: () => true,
    refusal({ owner }) {
      if (owner !== undefined && ownership.includes(owner)) return undefined;
      return ownership.some(ref => ref.startsWith('group:'))
        ? {
            message: `You do not belong to ${owner ?? 'an owner of it'}.`,
            remedy: 'Choose a group of yours as owner.',
          }
        : {
            message: 'You are in no group that may own a service.',
            remedy: 'Ask the platform team to add you to one.',
          };
    },
  };
}

async function ownershipOf(
  { userInfo }: Authorizer,
  credentials: BackstageCredentials,
): Promise<string[]> {
  try {
    return (await userInfo.getUserInfo(credentials)).ownershipEntityRefs;
  } catch (cause) {
    throw new ServiceUnavailableError(
      'The portal could not find out which groups you belong to. Sign in again, or try again in a moment',
      cause,
    );
  }
}

const deniedRefusal = ({ name, permission }: Permitted): Refusal => ({
  message: `You may not ${name}.`,
  remedy: `Whoever keeps this portal's permission policy can grant ${permission.name}.`,
});

function denied(contract: Permitted): NotAllowedError {
  const { message, remedy } = deniedRefusal(contract);
  return new NotAllowedError(`${message} ${remedy}`);
}

const refusedByPolicy = (
  { name, permission }: Permitted,
  { owner = 'nobody', project, environment }: DeploymentResource,
): Refusal => ({
  message: `You may not ${name} for ${owner} in ${environment}, project ${project}.`,
  remedy: `Whoever keeps this portal's permission policy can grant ${permission.name} there.`,
});
