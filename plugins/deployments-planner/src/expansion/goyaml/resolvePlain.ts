import { JsonValue } from '../json';
import { BeyondReader } from './fault';

const WORDS = new Map<string, JsonValue>([
  ...[
    'y',
    'Y',
    'yes',
    'Yes',
    'YES',
    'true',
    'True',
    'TRUE',
    'on',
    'On',
    'ON',
  ].map(word => [word, true] as const),
  ...[
    'n',
    'N',
    'no',
    'No',
    'NO',
    'false',
    'False',
    'FALSE',
    'off',
    'Off',
    'OFF',
  ].map(word => [word, false] as const),
  ...['', '~', 'null', 'Null', 'NULL'].map(word => [word, null] as const),
]);
const BEYOND = /^([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)|<<|\.\d*_.*)$/;
const WHOLE =
  /^([-+]?)(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|[1-9][0-9]*|0)$/;
const FLOAT = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;

function whole(sign: string, digits: string): number | undefined {
  const value = BigInt(digits.replace(/^0(?=[0-7])/, '0o'));
  const limit = sign === '-' ? 2n ** 63n : 2n ** (sign === '' ? 64n : 63n) - 1n;
  if (value > limit) return undefined;
  return Number(sign === '-' ? -value : value);
}

/** What go-yaml v2 (YAML 1.1) makes of an unquoted word. */
export function resolvePlain(text: string): JsonValue {
  if (BEYOND.test(text)) throw new BeyondReader(`the word ${text}`);
  const word = WORDS.get(text);
  if (word !== undefined) return word;
  if (!/^[-+.0-9]/.test(text)) return text;
  const plain = text.startsWith('.') ? text : text.replace(/_/g, '');
  const match = WHOLE.exec(plain);
  const integer = match ? whole(match[1], match[2]) : undefined;
  if (integer !== undefined) return integer;
  const float = FLOAT.test(plain) ? Number(plain) : Infinity;
  return Number.isFinite(float) ? float : text;
}
