/**
 * Remembers what a pure function made of a text, for the `limit` texts used first or again last.
 * A repository is planned against again and again, and most of its files stay the same.
 */
export function memoByText<T>(
  limit: number,
  make: (text: string) => T,
): (text: string) => T {
  let young = new Map<string, T>();
  let old = new Map<string, T>();
  return text => {
    const known = young.get(text);
    if (known !== undefined) return known;
    const made = old.get(text) ?? make(text);
    if (young.size >= limit / 2) {
      old = young;
      young = new Map();
    }
    young.set(text, made);
    return made;
  };
}
