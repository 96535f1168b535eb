const KEY = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Why typed text is not taken. */
export type Refused = { reason: 'value' } | { reason: 'name'; key: string };

/**
 * Reads names of keys from typed or pasted text, separated by spaces, commas or line ends.
 * Text that could be a value (`DB_URL=...`) is refused as a whole, and is not repeated in the reason.
 */
export function readKeys(
  text: string,
  present: readonly string[],
): { keys: string[]; refused?: Refused } {
  if (/[=:]/.test(text)) return { keys: [], refused: { reason: 'value' } };
  const typed = [...new Set(text.split(/[\s,;]+/).filter(Boolean))];
  const wrong = typed.find(key => !KEY.test(key) || key.length > 128);
  if (wrong !== undefined) {
    return { keys: [], refused: { reason: 'name', key: wrong.slice(0, 40) } };
  }
  return { keys: typed.filter(key => !present.includes(key)) };
}
