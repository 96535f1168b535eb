import {
  type Contract,
  FindingsError,
  type OutputOf,
  parseWith,
  type ParsedInputOf,
} from '@argosy/plugin-deployments-common';
import type {
  AuditorService,
  AuditorServiceCreateEventOptions,
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, toError } from '@backstage/errors';
import {
  AuthorizeResult,
  isResourcePermission,
  type PermissionCriteria,
} from '@backstage/plugin-permission-common';
import type { ConditionTransformer } from '@backstage/plugin-permission-node';
import type { DeploymentFilter } from '../database/types';

import type { Operation, Rooms } from './operation';
import { requesterOf } from './requesterOf';

/** What the gate needs besides the rooms. */
export interface Gate {
  permissions: PermissionsService;
  auditor: AuditorService;
  toFilter: ConditionTransformer<DeploymentFilter>;
  rooms: Rooms;
}

/** A request as any transport hands it over. */
export interface Request {
  input: unknown;
  credentials: BackstageCredentials;
  /** For the audit log, where there is one. */
  request?: AuditorServiceCreateEventOptions['request'];
}

/**
 * The one gate: parses, asks permission, audits writes with the person's entity ref, runs.
 * A write that is refused is audited too, for its input as for its permission.
 * Errors: {@link FindingsError} for bad input, `NotAllowedError`, and what the operation throws.
 */
export async function runOperation<C extends Contract>(
  gate: Gate,
  operation: Operation<C>,
  { input: raw, credentials, request }: Request,
): Promise<OutputOf<C>> {
  const { contract } = operation;
  const parsed = parseWith<C['input']>(contract.input, raw);
  const requestedBy = requesterOf(credentials);
  const run = async () => {
    if ('findings' in parsed) throw new FindingsError(parsed.findings);
    const input: ParsedInputOf<C> = parsed.value;
    const filter = await authorize(gate, contract, credentials);
    return operation.run(gate.rooms, input, {
      credentials,
      requestedBy,
      filter,
    });
  };
  const { severity } = contract;
  if (severity === undefined) return run();

  const event = await gate.auditor.createEvent({
    eventId: contract.name,
    severityLevel: severity,
    request,
    meta: {
      requestedBy,
      ...('value' in parsed && operation.audited?.(parsed.value)),
    },
  });
  try {
    const output = await run();
    await event.success();
    return output;
  } catch (error) {
    await event.fail({ error: toError(error) });
    throw error;
  }
}

async function authorize(
  gate: Gate,
  { name, permission }: Contract,
  credentials: BackstageCredentials,
): Promise<PermissionCriteria<DeploymentFilter> | undefined> {
  const refused = () =>
    new NotAllowedError(
      `You may not ${name}; whoever keeps this portal's permission policy can grant ${permission.name}`,
    );
  if (!isResourcePermission(permission)) {
    const [decision] = await gate.permissions.authorize([{ permission }], {
      credentials,
    });
    if (decision.result !== AuthorizeResult.ALLOW) throw refused();
    return undefined;
  }
  const [decision] = await gate.permissions.authorizeConditional(
    [{ permission }],
    { credentials },
  );
  if (decision.result === AuthorizeResult.CONDITIONAL) {
    return gate.toFilter(decision.conditions);
  }
  if (decision.result !== AuthorizeResult.ALLOW) throw refused();
  return undefined;
}
