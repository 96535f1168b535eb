import { JsonValue } from '../../files/json';
import { memoByText } from '../../files/memo';
import { TemplateFault } from './fault';
import { Chain, evaluateChain, evaluateIndex } from './evaluate';

/** A compiled template text: parameters in, text out; throws {@link TemplateFault}. */
type Render = (params: JsonValue) => string;

const FIELD = String.raw`(?:\.[\p{L}_][\p{L}\p{Nd}_]*)+`;
const ACTION = new RegExp(
  String.raw`\{\{(-[ \t\r\n])?[ \t\r\n]*(?:(index)[ \t]+(${FIELD})[ \t]+(\d{1,9})|(${FIELD}))[ \t\r\n]*?([ \t\r\n]-)?\}\}`,
  'uy',
);

/**
 * Compiles one text of a Go template. Known: `{{ .a.b }}` and `{{ index .a.b 2 }}`, with trim markers, under
 * `missingkey=error`. Whatever else stands in braces is a fault of kind `preview`, never a guess.
 */
export const compileTemplate = memoByText(2_000, (text): Render => {
  const parts: Array<string | Render> = [];
  let from = 0;
  let trimNext = false;
  for (;;) {
    const open = text.indexOf('{{', from);
    const plain = text.slice(from, open === -1 ? undefined : open);
    const literal = trimNext ? plain.replace(/^[ \t\r\n]+/, '') : plain;
    if (open === -1) {
      parts.push(literal);
      return params => parts.map(part => render(part, params)).join('');
    }
    ACTION.lastIndex = open;
    const match = ACTION.exec(text);
    if (!match) return unknown(text);
    const [whole, trimBefore, index, list, position, field, trimAfter] = match;
    parts.push(
      trimBefore ? literal.replace(/(?<![ \t\r\n])[ \t\r\n]+$/, '') : literal,
    );
    const chain = {
      text,
      path: list ?? field,
      at: open + whole.indexOf(list ?? field, 2),
    };
    parts.push(
      index
        ? toIndex(chain, open + whole.indexOf(index), Number(position))
        : toField(chain),
    );
    from = open + whole.length;
    trimNext = trimAfter !== undefined;
  }
});

const render = (part: string | Render, params: JsonValue) =>
  typeof part === 'string' ? part : part(params);

const toField =
  (chain: Chain): Render =>
  params =>
    evaluateChain(chain, params);

const toIndex =
  (chain: Chain, at: number, position: number): Render =>
  params =>
    evaluateIndex({ chain, at, position }, params);

const unknown =
  (text: string): Render =>
  () => {
    throw new TemplateFault(
      'preview',
      `the preview cannot evaluate this template: ${text}`,
    );
  };
