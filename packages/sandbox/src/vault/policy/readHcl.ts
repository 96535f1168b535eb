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
export const readHcl = (source: string): Entry[] =>
  new Parser(tokensOf(source)).entries();

const isKey = (token = '') => /^["A-Za-z_]/.test(token);

class Parser {
  #at = 0;

  constructor(private readonly tokens: string[]) {}

  entries(end?: string): Entry[] {
    const found: Entry[] = [];
    while (this.#token !== end) {
      found.push(this.#entry());
      if (this.#token === ',') this.#at += 1;
    }
    return found;
  }

  #entry(): Entry {
    const keys: string[] = [];
    while (isKey(this.#token)) keys.push(plain(this.#next()));
    if (keys.length === 0) this.#fail('expected a key');
    if (this.#token === '=') {
      this.#at += 1;
    } else if (this.#token !== '{') {
      this.#fail("expected start of object ('{') or assignment ('=')");
    }
    return { keys, value: this.#value() };
  }

  #value(): Json {
    const token = this.#token;
    if (token === '{') return this.#object();
    if (token === '[') return this.#list();
    if (token === undefined || !/^["\d-]|^(true|false)$/.test(token)) {
      return this.#fail('expected a value');
    }
    this.#at += 1;
    if (token.startsWith('"')) return plain(token);
    if (token === 'true' || token === 'false') return token === 'true';
    return Number(token);
  }

  #object(): JsonObject {
    this.#take('{');
    const found = this.entries('}');
    this.#take('}');
    return Object.fromEntries(
      found.map(({ keys, value }) => [keys.join(' '), value]),
    );
  }

  #list(): Json[] {
    this.#take('[');
    const found: Json[] = [];
    while (this.#token !== ']') {
      found.push(this.#value());
      if (this.#token !== ']') this.#take(',');
    }
    this.#take(']');
    return found;
  }

  get #token(): string | undefined {
    return this.tokens[this.#at];
  }

  #next(): string {
    this.#at += 1;
    return this.tokens[this.#at - 1];
  }

  #take(token: string) {
    if (this.#token !== token) this.#fail(`expected "${token}"`);
    this.#at += 1;
  }

  #fail(wanted: string): never {
    throw new VaultError(
      400,
      `failed to parse policy: at "${this.#token ?? 'EOF'}": ${wanted}`,
    );
  }
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
