const PLAIN = /^(?:[^-?:,[\]{}#&*!|>'"%@`\s]|-\S)/u;
const LISTS = /^[}\],]/;
const OPENS = /^[{[]/;
/** An object or list in lines of its own, of which only the first key is looked at. */
const OPENS_IN_LINES = /^[{[][ \t]*\r?\n\s*"[^"\\\r\n]*"/;
const MARK = /^(?:---|\.\.\.)(?:\s|$)/;

/**
 * Whether go-yaml takes no notice of what follows the first document: it stops after one more token. Said only of
 * tokens that surely have no fault; conflict markers and a brace too many are among them.
 * @param rest - from the first character that is neither blank nor comment
 * @param isNewLine - whether it stands in a later line than the document's end
 */
export function isPassedOver(rest: string, isNewLine: boolean): boolean {
  if (LISTS.test(rest)) return true;
  if (isNewLine && MARK.test(rest)) return true;
  if (OPENS.test(rest)) return !isNewLine || OPENS_IN_LINES.test(rest);
  return PLAIN.test(rest);
}
