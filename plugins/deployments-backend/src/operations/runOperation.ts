import {
  type Contract,
  FindingsError,
  type OutputOf,
  parseInput,
  parseWith,
  type ParsedInputOf,
} from '@argosy/plugin-deployments-common';
import type {
  AuditorService,
  AuditorServiceCreateEventOptions,
  BackstageCredentials,
  BackstageServicePrincipal,
  BackstageUserPrincipal,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  authorize,
  authorizeEach,
  type Authorizer,
  requireTargets,
} from './authorize';
import { measure, type Metrics } from '../lib/metrics';
import { onBehalfOf } from '../lib/requester';
import type { Operation, OperationContext } from './Operation';
import { toPublicError } from './toPublicError';
import { authorizeSight, withoutUnseen } from './visible';

/** What running an operation takes: its context, and what parses, permits and audits around it. */
export interface OperationRunner {
  authorizer: Authorizer;
  auditor: AuditorService;
  logger: LoggerService;
  metrics: Pick<Metrics, 'operationRan'>;
  context: OperationContext;
}

/** A request as any transport hands it over. */
export interface Request {
  input: unknown;
  credentials: BackstageCredentials;
  /** For the audit log, where there is one. */
  request?: AuditorServiceCreateEventOptions['request'];
}

/** An operation as transports see it: it runs through {@link runOperation} only. */
export interface BoundOperation<C extends Contract = Contract> {
  contract: C;
  handle(runner: OperationRunner, request: Request): Promise<OutputOf<C>>;
}

/** Binds a use case to {@link runOperation}. */
export const defineOperation = <C extends Contract>(
  operation: Operation<C>,
): Operation<C> & BoundOperation<C> => ({
  ...operation,
  handle: async (runner, request) => {
    const { name } = operation.contract;
    try {
      return await measure(
        () =>
          onBehalfOf(requesterOf(request.credentials), () =>
            runOperation(runner, operation, request),
          ),
        ran => runner.metrics.operationRan(name, ran),
      );
    } catch (error) {
      throw toPublicError(error, { operation: name, logger: runner.logger });
    }
  },
});

/**
 * The one way to an operation: parses, asks permission, audits writes with the person's entity ref, runs.
 * A write that is refused is audited too, for its input as for its permission.
 * What the operation returns is parsed by its contract: nothing beyond it goes out, over any transport.
 * Errors: {@link FindingsError} for bad input, `NotAllowedError`, and what the operation throws.
 */
async function runOperation<C extends Contract>(
  runner: OperationRunner,
  operation: Operation<C>,
  { input: raw, credentials, request }: Request,
): Promise<OutputOf<C>> {
  const { contract } = operation;
  const parsed = parseInput<C['input']>(contract.input, raw);
  const requestedBy = requesterOf(credentials);
  const run = async () => {
    const { authorizer, context } = runner;
    // Who may not ask is told nothing of what is wrong with the question.
    const [authority, sight] = await Promise.all([
      authorize(authorizer, contract, credentials),
      authorizeSight(authorizer, contract, credentials),
    ]);
    if ('findings' in parsed) throw new FindingsError(parsed.findings);
    const input: ParsedInputOf<C> = parsed.value;
    if (contract.touches) requireTargets(authority, contract.touches(input));
    const output = await operation.run(context, input, {
      credentials,
      requestedBy,
      filter: authority.filter,
      isVisible: resource => authority.refusal(resource) === undefined,
      authorize: contracts => authorizeEach(authorizer, contracts, credentials),
    });
    return parseOutput(contract, withoutUnseen(output, contract.about, sight));
  };
  const { severity } = contract;
  if (severity === undefined) return run();

  const event = await runner.auditor.createEvent({
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

/** What the contract says and no more: an operation may return what it has. */
function parseOutput<C extends Contract>(
  { name, output: schema }: C,
  output: unknown,
): OutputOf<C> {
  const parsed = parseWith<C['output']>(schema, output);
  if ('value' in parsed) return parsed.value;
  const places = parsed.findings.map(({ path }) => path).join(', ');
  throw new Error(`The answer of ${name} breaks its contract at ${places}`);
}

/** Entity ref of the person who asks, or `service:<subject>`. It stands in audit events and commits. */
function requesterOf(credentials: BackstageCredentials): string {
  const principal = credentials.principal as
    BackstageUserPrincipal | BackstageServicePrincipal | { type: 'none' };
  if (principal.type === 'user') return principal.userEntityRef;
  if (principal.type === 'service') return `service:${principal.subject}`;
  return 'nobody';
}
