import { Cursor, isBlank, isBlankOrEnd, isBreak } from './cursor';
import { BeyondReader, scannerFault } from './fault';
import { isPassedOver } from './isPassedOver';
import { readPlain, readQuoted } from './scalars';

export interface Token {
  kind: '{' | '}' | '[' | ']' | ',' | 'key' | 'value' | 'scalar' | 'end';
  line: number;
  text?: string;
  plain?: boolean;
}

interface SimpleKey {
  possible: boolean;
  token: number;
  line: number;
  index: number;
}

/**
 * The scanner of go-yaml v2 (which Argo CD reads config files with) for documents that are one flow collection.
 * It reads ahead exactly as far as the original, so that of two faults the same one is reported.
 */
export class Tokens {
  private readonly queue: Token[] = [];
  private taken = 0;
  private keys: SimpleKey[] = [
    { possible: false, token: 0, line: 0, index: 0 },
  ];
  private keyAllowed = true;
  /** The line in which the document's last bracket stands. */
  private closedAt: number | undefined;

  constructor(private readonly cursor: Cursor) {}

  peek(): Token {
    while (this.queue.length === 0 || this.headMayBeKey()) this.fetchTokens();
    return this.queue[0];
  }

  next(): Token {
    const token = this.peek();
    this.queue.shift();
    this.taken += 1;
    return token;
  }

  private headMayBeKey(): boolean {
    const key = this.keys.find(k => k.possible && k.token === this.taken);
    return key !== undefined && this.isValid(key);
  }

  private isValid(key: SimpleKey): boolean {
    const { line, index } = this.cursor;
    if (key.possible && (key.line < line || key.index + 1024 < index)) {
      key.possible = false;
    }
    return key.possible;
  }

  private fetchTokens(): void {
    const { cursor } = this;
    this.skipToToken();
    const char = cursor.peek();
    if (char === '') return this.fetchEnd();
    if (this.closedAt !== undefined) return this.fetchAfter(this.closedAt);
    if (cursor.atDocumentMark() || (cursor.column === 0 && char === '%')) {
      throw new BeyondReader('a document mark inside braces or brackets');
    }
    if (char === '{' || char === '[') return this.open(char);
    if (char === '}' || char === ']') return this.close(char);
    if (char === ',') {
      this.dropKey();
      this.keyAllowed = true;
      return this.pushSkipping(',');
    }
    if (char === ':') return this.fetchValue();
    if (char === '?' || char === '*' || char === '&' || char === '!') {
      throw new BeyondReader(`the indicator ${char}`);
    }
    if (char === '-' && isBlankOrEnd(cursor.peek(1))) {
      throw new BeyondReader('a block list inside braces or brackets');
    }
    return this.fetchScalar(char);
  }

  private skipToToken(): void {
    const { cursor } = this;
    for (;;) {
      if (cursor.column === 0 && cursor.peek() === '\ufeff') cursor.skip();
      while (isBlank(cursor.peek())) {
        if (cursor.peek() === '\t' && this.keys.length === 1 && this.keyAllowed)
          break;
        cursor.skip();
      }
      if (cursor.peek() === '#') {
        while (cursor.peek() !== '' && !isBreak(cursor.peek())) cursor.skip();
      }
      if (!isBreak(cursor.peek())) return;
      cursor.skipLine();
    }
  }

  private fetchEnd(): void {
    this.keys.forEach(key => {
      key.possible = false;
    });
    const { line, column } = this.cursor;
    this.push({ kind: 'end', line: column > 0 ? line + 1 : line });
  }

  private fetchAfter(closedAt: number): void {
    const { cursor } = this;
    if (!isPassedOver(cursor.rest(), cursor.line > closedAt))
      throw new BeyondReader('text after the closing brace or bracket');
    this.fetchEnd();
  }

  private open(kind: '{' | '['): void {
    this.saveKey();
    this.keys.push({ possible: false, token: 0, line: 0, index: 0 });
    this.keyAllowed = true;
    this.pushSkipping(kind);
  }

  private close(kind: '}' | ']'): void {
    this.dropKey();
    if (this.keys.length > 1) this.keys.pop();
    this.keyAllowed = false;
    this.pushSkipping(kind);
    if (this.keys.length === 1) this.closedAt = this.cursor.line;
  }

  private fetchValue(): void {
    const key = this.keys[this.keys.length - 1];
    if (this.isValid(key)) {
      this.queue.splice(key.token - this.taken, 0, {
        kind: 'key',
        line: key.line,
      });
      key.possible = false;
    }
    this.keyAllowed = false;
    this.pushSkipping('value');
  }

  private fetchScalar(char: string): void {
    const { line } = this.cursor;
    if (char === '"' || char === "'") {
      this.saveKey();
      this.keyAllowed = false;
      this.push({ kind: 'scalar', line, text: readQuoted(this.cursor) });
      return;
    }
    if (isBlankOrEnd(char) || '#|>%@`'.includes(char)) {
      throw scannerFault('found character that cannot start any token', line);
    }
    this.saveKey();
    const { text, broken } = readPlain(this.cursor);
    this.keyAllowed = broken;
    this.push({ kind: 'scalar', line, text, plain: true });
  }

  private saveKey(): void {
    if (!this.keyAllowed) return;
    const { line, index } = this.cursor;
    const token = this.taken + this.queue.length;
    this.keys[this.keys.length - 1] = { possible: true, token, line, index };
  }

  private dropKey(): void {
    this.keys[this.keys.length - 1].possible = false;
  }

  private pushSkipping(kind: Token['kind']): void {
    this.push({ kind, line: this.cursor.line });
    this.cursor.skip();
  }

  private push(token: Token): void {
    this.queue.push(token);
  }
}
