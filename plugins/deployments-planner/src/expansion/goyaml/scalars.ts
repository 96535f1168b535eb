import { Cursor, isBlank, isBlankOrEnd, isBreak } from './cursor';
import { scannerFault } from './fault';

const ESCAPES: Record<string, string> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\x0b',
  f: '\f',
  r: '\r',
  e: '\x1b',
  ' ': ' ',
  '"': '"',
  "'": "'",
  '\\': '\\',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
};
const CODE_LENGTH: Record<string, number> = { x: 2, u: 4, U: 8 };

function readEscape(cursor: Cursor, line: number): string {
  cursor.skip();
  const char = cursor.peek();
  if (Object.hasOwn(ESCAPES, char)) {
    cursor.skip();
    return ESCAPES[char];
  }
  if (!Object.hasOwn(CODE_LENGTH, char)) {
    throw scannerFault('found unknown escape character', line);
  }
  cursor.skip();
  let code = '';
  for (let left = CODE_LENGTH[char]; left > 0; left -= 1)
    code += cursor.peek(code.length);
  if (!new RegExp(`^[0-9a-fA-F]{${CODE_LENGTH[char]}}$`).test(code)) {
    throw scannerFault('did not find expected hexdecimal number', line);
  }
  const value = parseInt(code, 16);
  if ((value >= 0xd800 && value <= 0xdfff) || value > 0x10ffff) {
    throw scannerFault('found invalid Unicode character escape code', line);
  }
  for (let left = code.length; left > 0; left -= 1) cursor.skip();
  return String.fromCodePoint(value);
}

/** Blanks and breaks between two words: what they fold to, and whether a break was among them. */
function readGap(cursor: Cursor, afterEscapedBreak = false) {
  let blanks = '';
  let breaks = '';
  let broken = afterEscapedBreak;
  let first: string | undefined;
  while (isBlank(cursor.peek()) || isBreak(cursor.peek())) {
    if (isBlank(cursor.peek())) {
      const blank = cursor.skip();
      if (!broken) blanks += blank;
    } else if (broken) {
      breaks += cursor.skipLine();
    } else {
      first = cursor.skipLine();
      broken = true;
    }
  }
  if (!broken) return { text: blanks, broken };
  if (first === '\n') return { text: breaks || ' ', broken };
  return { text: (first ?? '') + breaks, broken };
}

/** Reads a quoted scalar; the cursor stands on its opening quote. */
export function readQuoted(cursor: Cursor): string {
  const quote = cursor.skip();
  const single = quote === "'";
  let text = '';
  for (;;) {
    if (cursor.atDocumentMark()) {
      throw scannerFault('found unexpected document indicator', cursor.line);
    }
    if (cursor.peek() === '') {
      throw scannerFault('found unexpected end of stream', cursor.line);
    }
    let escapedBreak = false;
    while (!isBlankOrEnd(cursor.peek())) {
      const char = cursor.peek();
      if (single && char === quote && cursor.peek(1) === quote) {
        text += quote;
        cursor.skip();
        cursor.skip();
      } else if (char === quote) {
        break;
      } else if (!single && char === '\\' && isBreak(cursor.peek(1))) {
        cursor.skip();
        cursor.skipLine();
        escapedBreak = true;
        break;
      } else if (!single && char === '\\') {
        text += readEscape(cursor, cursor.line);
      } else {
        text += cursor.skip();
      }
    }
    if (cursor.peek() === quote) {
      cursor.skip();
      return text;
    }
    text += readGap(cursor, escapedBreak).text;
  }
}

/** Reads a plain scalar inside a flow collection; `broken` says that a line break followed it. */
export function readPlain(cursor: Cursor): { text: string; broken: boolean } {
  let text = '';
  let gap = { text: '', broken: false };
  for (;;) {
    if (cursor.atDocumentMark() || cursor.peek() === '#') break;
    while (!isBlankOrEnd(cursor.peek())) {
      const char = cursor.peek();
      if (char === ':' && isBlankOrEnd(cursor.peek(1))) break;
      if (',?[]{}'.includes(char)) break;
      text += gap.text + cursor.skip();
      gap = { text: '', broken: false };
    }
    if (!isBlank(cursor.peek()) && !isBreak(cursor.peek())) break;
    gap = readGap(cursor);
  }
  return { text, broken: gap.broken };
}
