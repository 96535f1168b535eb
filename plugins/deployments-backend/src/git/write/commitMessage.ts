// Everything visible: letters, marks, numbers, punctuation, symbols.
const VISIBLE = /^[\p{L}\p{M}\p{N}\p{P}\p{S}]$/u;
// Our trailer, and the line after which git looks for no trailers.
const OURS = /^(\s*requested-by\b|---)/i;

/** Half a surrogate pair cannot be written as UTF-8. */
const wellFormed = (text: string) => Buffer.from(text, 'utf8').toString('utf8');

const oneWord = (text: string) =>
  Array.from(wellFormed(text), character =>
    VISIBLE.test(character) ? character : encodeURIComponent(character),
  ).join('');

/**
 * The message with our trailer. The person is on one line whatever the name,
 * and no other line of the message can be taken for that trailer.
 */
export function commitMessage(message: string, requestedBy: string): string {
  const text = wellFormed(message)
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(/(?![\n\t])[\p{Cc}\p{Cf}]/gu, '')
    .split('\n')
    .map(line => (OURS.test(line) ? `> ${line}` : line))
    .join('\n')
    .trim();
  return `${text || 'Change by Argosy'}\n\nRequested-by: ${oneWord(
    requestedBy,
  )}\n`;
}
