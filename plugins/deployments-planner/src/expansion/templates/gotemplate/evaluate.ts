import { isObject, JsonValue } from '../../files/json';
import { TemplateFault } from './fault';
import { printValue } from './print';

/** A chain of fields such as `.path.segments`, and where in which text it stands. */
export interface Chain {
  text: string;
  path: string;
  at: number;
}

export const evaluateChain = (chain: Chain, params: JsonValue): string =>
  printValue(follow(chain, params));

interface IndexCall {
  chain: Chain;
  /** Where the word `index` stands. */
  at: number;
  position: number;
}

/** `index <chain> <position>` on a list. */
export function evaluateIndex(
  { chain, at, position }: IndexCall,
  params: JsonValue,
): string {
  const list = follow(chain, params);
  const wrong = (reason: string) =>
    fault(
      { text: chain.text, at, path: `index ${chain.path} ${position}` },
      `error calling index: ${reason}`,
    );
  if (list === null) throw wrong('index of untyped nil');
  if (!Array.isArray(list)) {
    throw new TemplateFault(
      'preview',
      `the preview cannot evaluate this template: ${chain.text}`,
    );
  }
  if (position >= list.length) throw wrong(`index out of range: ${position}`);
  return printValue(list[position]);
}

function follow(chain: Chain, params: JsonValue): JsonValue {
  let value = params;
  for (const key of chain.path.slice(1).split('.')) {
    if (!isObject(value)) {
      const type = 'interface {}';
      throw chainFault(
        chain,
        value === null
          ? `nil pointer evaluating ${type}.${key}`
          : `can't evaluate field ${key} in type ${type}`,
      );
    }
    if (!Object.hasOwn(value, key)) {
      throw chainFault(chain, `map has no entry for key "${key}"`);
    }
    value = value[key];
  }
  return value;
}

/** Go gives the place of a chain as that of its second field, where there is one. */
function chainFault(chain: Chain, reason: string) {
  const second = chain.path.indexOf('.', 1);
  return fault({ ...chain, at: chain.at + Math.max(second, 0) }, reason);
}

function fault({ text, at, path }: Chain, reason: string) {
  const before = text.slice(0, at);
  const start = before.lastIndexOf('\n') + 1;
  const line = before.split('\n').length;
  const column = new TextEncoder().encode(before.slice(start)).length;
  return new TemplateFault(
    'argo',
    `failed to execute go template ${text}: template: base:${line}:${column}: executing "base" at <${path}>: ${reason}`,
  );
}
