import { readFileSync } from 'node:fs';
import { ARGOCD_SCHEMAS, isObject } from '@argosy/control-plane';
import type { JsonObject } from '@argosy/control-plane';
import { invalid } from '../ApiError';
import { KINDS } from '../kinds';
import type { Plural } from '../kinds';
import type { Part } from '../objects';
import { schemaReader } from './compile';
import type { Schema } from './compile';
import { pruneObject } from './prune';
import { violations } from './violations';

function readSchemas(): Record<Plural, Schema> {
  const file: unknown = JSON.parse(readFileSync(ARGOCD_SCHEMAS, 'utf8'));
  if (!isObject(file) || !isObject(file.definitions)) {
    throw new Error(`${ARGOCD_SCHEMAS} holds no schemas.`);
  }
  const read = schemaReader(file.definitions);
  return {
    applications: read(file.applications),
    applicationsets: read(file.applicationsets),
    appprojects: read(file.appprojects),
  };
}

const SCHEMAS = readSchemas();

/**
 * Does with the content of an object what the API server does with it by the schema of its kind: drops what the
 * schema does not know, and nulls, and refuses what is left when that does not fit.
 * @throws ApiError that names each field
 */
export function admit(
  { plural, name, part }: { plural: Plural; name: string; part: Part },
  content: JsonObject,
): JsonObject {
  const schema = SCHEMAS[plural];
  const pruned = { ...pruneObject(content, schema) };
  // whatever is in a status that has a subresource, other writes leave it alone
  if (KINDS[plural].statusSubresource && part === 'object') {
    delete pruned.status;
  }
  const causes = violations(
    // they are read elsewhere; the schema says only that there are some
    { value: { ...pruned, metadata: {} } },
    schema,
  );
  if (causes.length > 0) throw invalid(plural, name, causes);
  return pruned;
}
