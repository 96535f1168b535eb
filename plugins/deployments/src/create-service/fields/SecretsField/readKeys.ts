const KEY = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * Reads names of keys from typed or pasted text, parted by spaces, commas or line ends.
 * Text that could be a value (`DB_URL=...`) is refused as a whole, and is not repeated in the reason.
 */
export function readKeys(
  text: string,
  present: readonly string[],
): { keys: string[]; refused?: string } {
  if (/[=:]/.test(text)) {
    return {
      keys: [],
      refused:
        'This looks like a key with its value. Type the name of the key alone.',
    };
  }
  const typed = [...new Set(text.split(/[\s,;]+/).filter(Boolean))];
  const wrong = typed.find(key => !KEY.test(key) || key.length > 128);
  if (wrong !== undefined) {
    return {
      keys: [],
      refused: `"${wrong.slice(0, 40)}" is no name of a key. Use letters, digits and "_", no digit first.`,
    };
  }
  return { keys: typed.filter(key => !present.includes(key)) };
}
