import { z } from 'zod';
import { imageSchema } from './image';
import { atMost, dnsLabel, hostName, text } from './names';
import { say } from './say';

const wholeNumber = (min: number, max: number) =>
  z
    .int({
      error: say('is not a whole number', `give one from ${min} to ${max}`),
    })
    .min(min, say(`is below ${min}`, `give a number from ${min} to ${max}`))
    .max(max, say(`is above ${max}`, `give a number from ${min} to ${max}`));

const quantity = (what: string, example: string) =>
  z
    .string()
    .regex(
      /^[1-9]\d{0,5}(\.\d{1,3})?(m|Ki|Mi|Gi|Ti|k|M|G|T)?$/,
      say(`is not a Kubernetes quantity for ${what}`, `write it as ${example}`),
    );

const sizeSchema = z.union(
  [
    z.enum(['S', 'M', 'L']),
    z.strictObject({
      cpu: quantity('cpu', '250m'),
      memory: quantity('memory', '256Mi'),
    }),
  ],
  { error: say('is not a size', 'use S, M, L, or {cpu, memory}') },
);

/** A fixed number, or a range for a HorizontalPodAutoscaler. */
export const replicasSchema = z.union(
  [
    wholeNumber(0, 200),
    z
      .strictObject({ min: wholeNumber(1, 200), max: wholeNumber(1, 200) })
      .refine(range => range.min <= range.max, {
        error: say('has a min above its max', 'swap them'),
      }),
  ],
  {
    error: say(
      'is not a number of replicas',
      'give a whole number from 0 to 200, or {min, max}',
    ),
  },
);

const envName = z
  .string()
  .max(128, say('is longer than 128 characters', 'shorten it'))
  .regex(
    /^[A-Za-z_][A-Za-z0-9_]*$/,
    say(
      'is not a name of an environment variable',
      'use letters, digits and "_", and do not start with a digit',
    ),
  );

const argument = text(1000).min(1, say('is empty', 'remove it or fill it in'));

/** Parses a Workload. Unknown keys are refused. @public */
export const workloadSchema = z.strictObject({
  name: dnsLabel(20),
  image: imageSchema,
  port: wholeNumber(1, 65535).optional(),
  size: sizeSchema.default('S'),
  replicas: replicasSchema.default(1),
  env: atMost(200, z.record(envName, text(4000))).default({}),
  health: z
    .string()
    .max(200, say('is longer than 200 characters', 'shorten it'))
    .regex(
      /^\/[A-Za-z0-9/_.~-]*$/,
      say('is not a path', 'write it as /healthz'),
    )
    .optional(),
  secrets: z
    .array(envName)
    .max(50, say('has more than 50 keys', 'split the workload, or join keys'))
    .default([])
    .refine(keys => new Set(keys).size === keys.length, {
      error: say('names a key twice', 'remove one'),
    }),
  delivery: z.enum(['rolling', 'canary', 'blue-green']).default('rolling'),
  expose: z
    .strictObject({ hosts: atMost(50, z.record(dnsLabel(30), hostName)) })
    .optional(),
  migration: z
    .strictObject({
      command: z
        .array(argument)
        .min(1, say('is empty', 'name the program to run'))
        .max(
          50,
          say('has more than 50 parts', 'put them into a script of the image'),
        ),
    })
    .optional(),
});

/** One container of a service that runs by itself. @public */
export type Workload = z.infer<typeof workloadSchema>;
