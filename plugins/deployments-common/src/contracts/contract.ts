import {
  BasicPermission,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import { z } from 'zod';
import type { TouchedTarget } from './touchedTargets';

/** Severity of an event in the audit log, as Backstage's auditor has it. @public */
export type AuditSeverity = 'low' | 'medium' | 'high' | 'critical';

/** What asking does to the world. An operation that is not read-only is audited. @public */
export type ContractEffect =
  | {
      attributes: { readOnly: true; destructive: false; idempotent: true };
      severity?: undefined;
    }
  | {
      attributes: {
        readOnly: false;
        /** Whether anything that somebody else made may be lost. */
        destructive: boolean;
        /** Whether asking again with the same input changes nothing more. */
        idempotent: boolean;
      };
      severity: AuditSeverity;
    };

/** The attributes of every contract that only reads. */
export const READ_ONLY = {
  readOnly: true,
  destructive: false,
  idempotent: true,
} as const;

/**
 * One question: everything that HTTP, actions, the client and `runOperation` need to know of it.
 * @public
 */
export type Contract<
  I extends z.ZodObject = z.ZodObject,
  O extends z.ZodObject = z.ZodObject,
  Parts extends string = string,
> = ContractEffect & {
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
  /**
   * Of a write, and of the preview of one: what it touches. The permission is then one on Deployments, and is asked
   * for each of them. Pure.
   */
  touches?(input: z.output<I>): TouchedTarget[];
  /**
   * Lists of the output whose elements are about somebody's service. The operation says of each whose it is, and
   * those that the caller may not see go out to them over no transport.
   */
  about?: readonly Parts[];
};

/** @public */
export type InputOf<C extends Contract> = z.input<C['input']>;
/** @public */
export type ParsedInputOf<C extends Contract> = z.output<C['input']>;
/** @public */
export type OutputOf<C extends Contract> = z.output<C['output']>;

export const defineContract = <
  I extends z.ZodObject,
  O extends z.ZodObject,
  Parts extends string & keyof z.output<O> = never,
>(
  contract: Contract<I, O, Parts>,
) => contract;
