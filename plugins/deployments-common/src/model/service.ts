import { z } from 'zod';
import { dnsLabel, entityRef, text } from './names';
import { say } from './say';
import { targetSchema } from './target';
import { workloadSchema } from './workload';

const unique = (values: string[]) => new Set(values).size === values.length;

/** The spec of a service, version 1: what the team asked for. Unknown keys are refused. @public */
export const serviceSpecSchema = z
  .strictObject({
    name: dnsLabel(30),
    project: dnsLabel(40).optional(),
    owner: entityRef('group|user'),
    description: text(1000).default(''),
    entityRef: entityRef('component').optional(),
    workloads: z
      .array(workloadSchema)
      .min(1, say('is empty', 'add a workload'))
      .max(10, say('has more than 10 workloads', 'split it into two services')),
    targets: z
      .array(targetSchema)
      .min(1, say('is empty', 'choose at least one environment and cluster'))
      .max(200, say('has more than 200 targets', 'choose fewer')),
  })
  .refine(spec => unique(spec.workloads.map(w => w.name)), {
    path: ['workloads'],
    error: say('names a workload twice', 'give each its own name'),
  })
  .refine(
    spec => unique(spec.targets.map(t => `${t.environment}/${t.cluster}`)),
    {
      path: ['targets'],
      error: say('names a target twice', 'remove one'),
    },
  );

/** @public */
export type ServiceSpec = z.infer<typeof serviceSpecSchema>;
/** What a person may leave out is optional here. @public */
export type ServiceSpecInput = z.input<typeof serviceSpecSchema>;

/**
 * The AppProject of a service: as asked, or the name of its owner. Owners of another kind or namespace may have the
 * same name: whose a project is, their full refs decide.
 * @public
 */
export const projectOf = (spec: Pick<ServiceSpec, 'project' | 'owner'>) =>
  spec.project ?? spec.owner.split('/')[1].replace(/[._]/g, '-');

/** The Component of a service: the existing one, or ours. @public */
export const entityRefOf = (spec: Pick<ServiceSpec, 'entityRef' | 'name'>) =>
  spec.entityRef ?? `component:default/${spec.name}`;
