import { isObject } from '@argosy/control-plane';
import type { Json, JsonObject } from '@argosy/control-plane';
import { VaultError } from '../VaultError';
import { readHcl } from './readHcl';

const CAPABILITIES = [
  'create',
  'delete',
  'deny',
  'list',
  'patch',
  'read',
  'recover',
  'subscribe',
  'sudo',
  'update',
];

/** Parameters by lower-case name, with the values that match. No values means all. */
export type Parameters = Map<string, Json[]>;

/** What a policy says about one path. The path may contain `+` and end with `*`. */
export interface PathRule {
  path: string;
  capabilities: Set<string>;
  allowed?: Parameters;
  denied?: Parameters;
  required: string[];
}

/**
 * Reads a policy.
 * @throws VaultError 400 where Vault would not accept it
 */
export function readPolicy(source: string): PathRule[] {
  return readHcl(source)
    .filter(({ keys }) => keys[0] === 'path')
    .map(({ keys, value }) => {
      const path = keys[1] ?? '';
      const body = isObject(value) ? value : {};
      if (path.includes('+*')) {
        fail(`path "${path}": invalid use of wildcards ('+*' is forbidden)`);
      }
      return {
        path: path.replace(/^\//, ''),
        capabilities: capabilitiesOf(path, body),
        allowed: parametersOf(body.allowed_parameters),
        denied: parametersOf(body.denied_parameters),
        required: listOf(body.required_parameters).map(String),
      };
    });
}

function capabilitiesOf(path: string, body: JsonObject): Set<string> {
  const given = listOf(body.capabilities).map(String);
  const unknown = given.find(each => !CAPABILITIES.includes(each));
  if (unknown !== undefined) {
    fail(`path "${path}": invalid capability "${unknown}"`);
  }
  return new Set(given.includes('deny') ? ['deny'] : given);
}

function parametersOf(value: Json | undefined): Parameters | undefined {
  if (!isObject(value)) return undefined;
  return new Map(
    Object.entries(value).map(([name, values]) => [
      name.toLowerCase(),
      listOf(values),
    ]),
  );
}

const listOf = (value: Json | undefined): Json[] =>
  Array.isArray(value) ? value : [];

function fail(why: string): never {
  throw new VaultError(400, `failed to parse policy: ${why}`);
}
