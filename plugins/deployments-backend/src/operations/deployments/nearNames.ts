import type { DeploymentSelector } from '../../database/types';

const MOST = 5;

/** Names that somebody with this selector may have meant: they share a word with what it asks for, never with a label's key. */
export function nearNames(
  { name, labels = [] }: DeploymentSelector,
  names: string[],
): string[] {
  const values = labels.flatMap(term =>
    term.operator === 'in' ? term.values : [],
  );
  const words = new Set([name ?? '', ...values].flatMap(wordsOf));
  const shared = (other: string) =>
    wordsOf(other).filter(word => words.has(word)).length;
  return names
    .map(other => ({ other, score: shared(other) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.other.localeCompare(b.other))
    .slice(0, MOST)
    .map(({ other }) => other);
}

const wordsOf = (text: string) =>
  text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(word => word.length > 2);
