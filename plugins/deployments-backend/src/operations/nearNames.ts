const MOST = 5;

/** Names that somebody who wrote `value` may have meant: they share a word with it. */
export function nearNames(value: string, names: string[]): string[] {
  const words = new Set(wordsOf(value));
  const shared = (name: string) =>
    wordsOf(name).filter(word => words.has(word)).length;
  return names
    .map(name => ({ name, score: shared(name) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.name.localeCompare(b.name))
    .slice(0, MOST)
    .map(({ name }) => name);
}

const wordsOf = (text: string) =>
  text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(word => word.length > 2);
