import type { Json, JsonObject } from '@argosy/control-plane';
import { VaultError } from '../VaultError';

/** An entry of an object. `path "x" {}` has two keys. */
interface Entry {
  keys: string[];
  value: Json;
}

const TOKENS =
  /\s+|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:[^"\\\n]|\\.)*"|[A-Za-z_][\w.-]*|-?\d+(?:\.\d+)?|[{}[\]=,]/y;

/** Reads the part of HCL that policies are written in: blocks, attributes, lists, strings, numbers and booleans. */
export function readHcl(source: string): Entry[] {
  const tokens = tokensOf(source);
  let at = 0;

  const fail = (wanted: string): never => {
    throw new VaultError(
      400,
      `failed to parse policy: at "${tokens[at] ?? 'EOF'}": ${wanted}`,
    );
  };
  const take = (token: string) => {
    if (tokens[at] !== token) fail(`expected "${token}"`);
    at += 1;
  };
  const isKey = (token = '') => /^["A-Za-z_]/.test(token);

  function entries(end?: string): Entry[] {
    const found: Entry[] = [];
    while (tokens[at] !== end) {
      found.push(entry());
      if (tokens[at] === ',') at += 1;
    }
    return found;
  }

  function entry(): Entry {
    const keys: string[] = [];
    while (isKey(tokens[at])) keys.push(plain(tokens[at++]));
    if (keys.length === 0) fail('expected a key');
    if (tokens[at] === '=') {
      at += 1;
    } else if (tokens[at] !== '{') {
      fail("expected start of object ('{') or assignment ('=')");
    }
    return { keys, value: value() };
  }

  function value(): Json {
    const token = tokens[at] ?? fail('expected a value');
    at += 1;
    if (token === '{') return object();
    if (token === '[') return list();
    if (token.startsWith('"')) return plain(token);
    if (token === 'true' || token === 'false') return token === 'true';
    if (/^-?\d/.test(token)) return Number(token);
    at -= 1;
    return fail('expected a value');
  }

  function object(): JsonObject {
    const found = entries('}');
    take('}');
    return Object.fromEntries(
      found.map(({ keys, value: of }) => [keys.join(' '), of]),
    );
  }

  function list(): Json[] {
    const found: Json[] = [];
    while (tokens[at] !== ']') {
      found.push(value());
      if (tokens[at] !== ']') take(',');
    }
    take(']');
    return found;
  }

  return entries();
}

const plain = (token: string): string =>
  token.startsWith('"') ? JSON.parse(token) : token;

function tokensOf(source: string): string[] {
  const tokens: string[] = [];
  TOKENS.lastIndex = 0;
  while (TOKENS.lastIndex < source.length) {
    const from = TOKENS.lastIndex;
    const [token] = TOKENS.exec(source) ?? [];
    if (token === undefined) {
      throw new VaultError(
        400,
        `failed to parse policy: illegal character at offset ${from}`,
      );
    }
    if (!/^(\s|#|\/)/.test(token)) tokens.push(token);
  }
  return tokens;
}
