import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import type { ReviewValue } from './ReviewField/reviewValue';
import type {
  SecretsValue,
  ServiceValue,
  TargetsValue,
  WorkloadValue,
} from '../spec/values';

const schemaOf = <T>() =>
  makeFieldSchema({ output: z => z.custom<T>(), uiOptions: z => z.object({}) });

export const serviceSchema = schemaOf<ServiceValue>();
export const workloadsSchema = schemaOf<WorkloadValue[]>();
export const targetsSchema = schemaOf<TargetsValue>();
export const secretsSchema = schemaOf<SecretsValue>();
export const reviewSchema = schemaOf<ReviewValue>();
