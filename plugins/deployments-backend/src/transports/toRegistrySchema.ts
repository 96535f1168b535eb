import { z } from 'zod';
import type { z as zod3, AnyZodObject, ZodTypeAny } from 'zod/v3';

/** The part of JSON Schema that our contracts become. */
const nodeSchema = z.object({
  type: z.string().optional(),
  description: z.string().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  items: z.unknown().optional(),
  enum: z.array(z.string()).optional(),
  additionalProperties: z.unknown().optional(),
});

/**
 * The shape of a contract in the zod that Backstage's actions registry hands out.
 *
 * The registry parses before `runOperation` does, and shows raw issues: so it is given the shape alone,
 * for people and language models to read, with reason and remedy in each message.
 * Whatever goes beyond the shape is left to `runOperation`.
 */
export function toRegistrySchema(
  zod: typeof zod3,
  schema: z.ZodType,
): AnyZodObject {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return objectOf(zod, json);
}

function objectOf(zod: typeof zod3, json: unknown): AnyZodObject {
  const node = nodeSchema.parse(json);
  const required = new Set(node.required);
  const shape = Object.entries(node.properties ?? {}).map(([key, value]) => {
    const type = typeOf(zod, value);
    return [key, required.has(key) ? type : type.optional()] as const;
  });
  return zod.object(Object.fromEntries(shape), say('object')).passthrough();
}

/** As `runOperation` says it. */
const say = (type: string) => ({
  required_error: 'is missing → fill it in',
  invalid_type_error: `is not of type ${type} → give a ${type}`,
});

function typeOf(zod: typeof zod3, json: unknown): ZodTypeAny {
  const node = nodeSchema.parse(json);
  const type = ((): ZodTypeAny => {
    if (node.enum)
      return zod
        .string(say('string'))
        .describe(`one of ${node.enum.join(', ')}`);
    if (node.type === 'object') {
      return node.properties
        ? objectOf(zod, json)
        : zod.record(zod.any(), say('object'));
    }
    if (node.type === 'array') {
      return zod.array(typeOf(zod, node.items), say('array'));
    }
    if (node.type === 'string') return zod.string(say('string'));
    if (node.type === 'boolean') return zod.boolean(say('boolean'));
    if (node.type === 'number' || node.type === 'integer') {
      return zod.number(say('number'));
    }
    return zod.any();
  })();
  return node.description ? type.describe(node.description) : type;
}
