import { JsonObject, JsonValue } from './json';

/**
 * Reads the plain block style in which the layout writes, to the same value as the YAML library and many times faster.
 * Undefined for all else: text of several lines, anchors, flow style, a key twice, words that versions of YAML read
 * differently. Then the library must read.
 */
export function readPlain(text: string): JsonObject | undefined {
  if (ODD.test(text)) return undefined;
  const lines = text.split('\n').filter(isContent).map(toLine);
  if (lines.length === 0) return undefined;
  const reader: Reader = { lines, at: 0 };
  const value = readMap(reader, lines[0].indent);
  return reader.at === lines.length ? value : undefined;
}

/** How far in a line stands, and what it says. */
interface Line {
  indent: number;
  text: string;
}

interface Reader {
  lines: Line[];
  at: number;
}

/** More than one document, and characters beyond ASCII. */
const ODD = /[^\n\x20-\x7e]|^(?:---|\.\.\.|%)/m;
const isContent = (line: string) => !/^ *(?:#|$)/.test(line);

function toLine(line: string): Line {
  const text = line.trimStart();
  return { indent: line.length - text.length, text };
}

const isItem = (text: string) => text.startsWith('- ');
const KEY = /^([A-Za-z][-\w./]{0,200}):(?: +|$)/;
/** Far less than what JSON values may be nested here. */
const DEEP = 100;

const readBlock = (reader: Reader, indent: number) =>
  isItem(reader.lines[reader.at].text)
    ? readList(reader, indent)
    : readMap(reader, indent);

function readMap(reader: Reader, indent: number): JsonObject | undefined {
  const map: JsonObject = {};
  for (;;) {
    const line = reader.lines[reader.at];
    if (line === undefined || line.indent < indent) return map;
    const found = line.indent === indent ? KEY.exec(line.text) : null;
    if (!found) return undefined;
    const [head, key] = found;
    if (isWord(key) || Object.hasOwn(map, key)) return undefined;
    const value = readValue(reader, line.text.slice(head.length), indent);
    if (value === undefined) return undefined;
    map[key] = value;
  }
}

/** What stands behind a key, or the block below it; a list may stand in the column of its key. */
function readValue(reader: Reader, rest: string, indent: number) {
  reader.at += 1;
  if (rest !== '' && !rest.startsWith('#')) return readScalar(rest);
  const next = reader.lines[reader.at];
  if (next === undefined || next.indent < indent) return undefined;
  if (next.indent === indent && !isItem(next.text)) return undefined;
  return readBlock(reader, next.indent);
}

function readList(reader: Reader, indent: number): JsonValue[] | undefined {
  const list: JsonValue[] = [];
  for (;;) {
    const line = reader.lines[reader.at];
    if (line === undefined || line.indent < indent) return list;
    if (line.indent > indent) return undefined;
    if (!isItem(line.text)) return list;
    const value = readItem(reader, line);
    if (value === undefined) return undefined;
    list.push(value);
  }
}

/** Behind a dash stands a scalar, or a block whose column is where it begins. */
function readItem(reader: Reader, { indent, text }: Line) {
  const inner = text.slice(1).trimStart();
  const column = indent + text.length - inner.length;
  if (column > DEEP) return undefined;
  if (isItem(inner) || KEY.test(inner)) {
    reader.lines[reader.at] = { indent: column, text: inner };
    return readBlock(reader, column);
  }
  reader.at += 1;
  return readScalar(inner);
}

const WORD = /^(?:y|n|yes|no|on|off|true|false|null)$/i;
const isWord = (text: string) => text.length < 6 && WORD.test(text);
const TEXT =
  /^(?:[A-Za-z/]|\.[;/]|(?:\.\.\/)+[A-Za-z]|\d+(?:\.\d+){2,}$|\d+(?:s|m|Mi|Gi)$)/;
const NUMBER = /^(?:0|[1-9]\d{0,14})$/;
const QUOTED = /^(?:"([^"\\]*)"|'((?:[^']|'')*)'|\{\}|\[\])(?: +#.*| *)$/;

function readScalar(rest: string): JsonValue | undefined {
  const comment = rest.indexOf(' #');
  const text = (comment === -1 ? rest : rest.slice(0, comment)).trimEnd();
  if (TEXT.test(text)) {
    const ends = text.endsWith(':') || text.includes(': ');
    return ends || isWord(text) ? readWord(text) : text;
  }
  if (NUMBER.test(text)) return Number(text);
  const quoted = QUOTED.exec(rest);
  if (!quoted) return undefined;
  const [whole, double, single] = quoted;
  if (whole.startsWith('{')) return {};
  if (whole.startsWith('[')) return [];
  return double ?? single.replaceAll("''", "'");
}

const readWord = (text: string) => {
  if (text === 'null') return null;
  return text === 'true' || text === 'false' ? text === 'true' : undefined;
};
