import { YamlFault } from './fault';

const ALLOWED =
  /^[\t\n\r\u0020-\u007e\u0085\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;

export const isBreak = (char: string) =>
  /^[\r\n\u0085\u2028\u2029]$/.test(char);
export const isBlank = (char: string) => char === ' ' || char === '\t';
/** Blank, break, or the end (the empty string). */
export const isBlankOrEnd = (char: string) =>
  char === '' || isBlank(char) || isBreak(char);

/** A place in a text that knows its line and column, both from 0. */
export class Cursor {
  at = 0;
  /** Characters read, which is what go-yaml measures keys in. */
  index = 0;
  line = 0;
  column = 0;
  private readonly chars: string[];

  constructor(text: string) {
    if (!ALLOWED.test(text)) {
      throw new YamlFault('control characters are not allowed');
    }
    this.chars = Array.from(text.replace(/^\ufeff/, ''));
  }

  peek(ahead = 0): string {
    return this.chars[this.at + ahead] ?? '';
  }

  /** All that is not read yet. */
  rest(): string {
    return this.chars.slice(this.at).join('');
  }

  skip(): string {
    const char = this.peek();
    this.at += 1;
    this.index += 1;
    this.column += 1;
    return char;
  }

  /** Reads one line break; CR, LF and NEL count as LF. */
  skipLine(): string {
    const char = this.peek();
    const length = char === '\r' && this.peek(1) === '\n' ? 2 : 1;
    this.at += length;
    this.index += length;
    this.column = 0;
    this.line += 1;
    return char === '\u2028' || char === '\u2029' ? char : '\n';
  }

  /** `---` or `...` at the start of a line. */
  atDocumentMark(): boolean {
    const mark = this.peek() + this.peek(1) + this.peek(2);
    return (
      this.column === 0 &&
      (mark === '---' || mark === '...') &&
      isBlankOrEnd(this.peek(3))
    );
  }
}
