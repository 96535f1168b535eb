import type { Contract, OutputOf } from '@argosy/plugin-deployments-common';
import type { Operation } from './operation';
import { type Gate, type Request, runOperation } from './runOperation';

/** An operation as transports see it: it can only be asked through the gate. */
export interface Askable<C extends Contract = Contract> {
  contract: C;
  ask(gate: Gate, request: Request): Promise<OutputOf<C>>;
}

/** Binds a use case to the gate. */
export const defineOperation = <C extends Contract>(
  operation: Operation<C>,
): Operation<C> & Askable<C> => ({
  ...operation,
  ask: (gate, request) => runOperation(gate, operation, request),
});
