import {
  BasicPermission,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import { z } from 'zod';

/**
 * One question: everything that HTTP, actions, the client and the gate need to know of it.
 * @public
 */
export interface Contract<
  I extends z.ZodObject = z.ZodObject,
  O extends z.ZodObject = z.ZodObject,
> {
  name: string;
  title: string;
  /** What, when, constraints: read by people and by language models. */
  description: string;
  method: 'GET' | 'POST';
  /** Below `/api/deployments/v1`; `:name` segments are fields of the input. */
  path: string;
  input: I;
  output: O;
  permission: BasicPermission | ResourcePermission;
  /** Writes are audited, and offered to no dry run. */
  writes: boolean;
}

/** @public */
export type InputOf<C extends Contract> = z.input<C['input']>;
/** @public */
export type ParsedInputOf<C extends Contract> = z.output<C['input']>;
/** @public */
export type OutputOf<C extends Contract> = z.output<C['output']>;

export const defineContract = <I extends z.ZodObject, O extends z.ZodObject>(
  contract: Contract<I, O>,
) => contract;
