import type { JsonObject } from '@argosy/control-plane';
import { readList } from '../readFields';
import { VaultError } from '../VaultError';
import { readTokenFields } from './tokenFields';

const NAMES = 'bound_service_account_names';
const NAMESPACES = 'bound_service_account_namespaces';
const SELECTOR = 'bound_service_account_namespace_selector';
const SOURCES = ['serviceaccount_uid', 'serviceaccount_name'];

const refuse = (why: string): never => {
  throw new VaultError(400, why);
};

/**
 * Reads a role of auth/kubernetes as Vault stores and returns it: with lists, seconds and defaults. A selector
 * that is not given again is removed.
 */
export function readKubernetesRole(
  body: JsonObject,
  before: JsonObject = {},
  name: string,
): { role: JsonObject; warnings?: string[] } {
  const tokens = readTokenFields(body, before);
  const names = readList(NAMES, body[NAMES] ?? before[NAMES]);
  const namespaces = readList(
    NAMESPACES,
    body[NAMESPACES] ?? before[NAMESPACES],
  );
  const selector = String(body[SELECTOR] ?? '');
  if (names.length === 0) refuse(`"${NAMES}" can not be empty`);
  if (namespaces.length === 0 && selector === '') {
    refuse(`"${NAMESPACES}" can not be empty if "${SELECTOR}" is not set`);
  }
  if ([names, namespaces].some(all => all.length > 1 && all.includes('*'))) {
    refuse('can not mix "*" with values');
  }
  const audience = String(body.audience ?? before.audience ?? '');
  const source = String(
    body.alias_name_source ?? before.alias_name_source ?? SOURCES[0],
  );
  if (!SOURCES.includes(source)) {
    refuse(`invalid alias_name_source, must be one of: ${SOURCES.join(', ')}`);
  }
  const role = {
    ...tokens,
    [NAMES]: names,
    [NAMESPACES]: namespaces,
    [SELECTOR]: selector,
    alias_name_source: source,
    ...(audience && { audience }),
  };
  if (audience) return { role };
  return {
    role,
    warnings: [
      `Role ${name} does not have an audience configured. While audiences are not required, consider specifying one if your use case would benefit from additional JWT claim verification.`,
    ],
  };
}
