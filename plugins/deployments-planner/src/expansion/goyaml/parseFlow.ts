import { JsonObject, JsonValue, setKey } from '../json';
import { Cursor } from './cursor';
import { BeyondReader, parserFault } from './fault';
import { resolvePlain } from './resolvePlain';
import { Token, Tokens } from './tokens';

const DEEPEST = 200;

/** A document that is one flow collection (JSON and its relaxed forms), as go-yaml v2 reads it. */
export function parseFlow(text: string): JsonValue {
  const tokens = new Tokens(new Cursor(text));
  const value = parseNode(tokens, 0);
  tokens.peek();
  return value;
}

function parseNode(tokens: Tokens, depth: number): JsonValue {
  if (depth > DEEPEST) throw new BeyondReader('more than 200 levels');
  const token = tokens.peek();
  if (token.kind === 'scalar') {
    tokens.next();
    return token.plain ? resolvePlain(token.text ?? '') : (token.text ?? '');
  }
  if (token.kind === '{') return parseMapping(tokens, depth);
  if (token.kind === '[') return parseSequence(tokens, depth);
  throw parserFault('did not find expected node content', token.line);
}

function* entries(tokens: Tokens, close: '}' | ']'): Generator<Token> {
  tokens.next();
  for (let first = true; tokens.peek().kind !== close; first = false) {
    if (!first) {
      const separator = tokens.peek();
      if (separator.kind !== ',') {
        throw parserFault(
          `did not find expected ',' or '${close}'`,
          separator.line,
        );
      }
      tokens.next();
    }
    if (tokens.peek().kind !== close) yield tokens.peek();
  }
  tokens.next();
}

function parseMapping(tokens: Tokens, depth: number): JsonObject {
  const result: JsonObject = {};
  for (const entry of entries(tokens, '}')) {
    if (entry.kind === 'key') parsePair(tokens, depth, '}', result);
    else setKey(result, keyOf(parseNode(tokens, depth + 1)), null);
  }
  return result;
}

function parseSequence(tokens: Tokens, depth: number): JsonValue[] {
  const result: JsonValue[] = [];
  for (const entry of entries(tokens, ']')) {
    if (entry.kind === 'key') {
      const pair: JsonObject = {};
      parsePair(tokens, depth, ']', pair);
      result.push(pair);
    } else {
      result.push(parseNode(tokens, depth + 1));
    }
  }
  return result;
}

function parsePair(
  tokens: Tokens,
  depth: number,
  close: '}' | ']',
  into: JsonObject,
) {
  tokens.next();
  const key = keyOf(parseNode(tokens, depth + 1));
  if (tokens.peek().kind !== 'value') return setKey(into, key, null);
  tokens.next();
  const { kind } = tokens.peek();
  const empty = kind === ',' || kind === close;
  return setKey(into, key, empty ? null : parseNode(tokens, depth + 1));
}

function keyOf(key: JsonValue): string {
  if (typeof key === 'string') return key;
  if (typeof key === 'boolean' || Number.isInteger(key)) return String(key);
  throw new BeyondReader('a key that is no word');
}
