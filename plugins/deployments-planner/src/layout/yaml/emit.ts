import { Document, Scalar, isCollection, isScalar, visit } from 'yaml';
import { memoByText } from '../../expansion/files/memo';
import { printPlain } from './printPlain';

/** A comment for the value at a path: behind a scalar, above the first line of a list or map. */
export type Comment = readonly [
  path: readonly (string | number)[],
  text: string,
];

// What YAML 1.1 (Go's parsers) would read as something else than text is quoted.
const OPTIONS = { compat: 'yaml-1.1', aliasDuplicateObjects: false } as const;

/** One YAML document: the same value gives the same bytes. */
export const emit = (value: object, comments: readonly Comment[] = []) =>
  printPlain(value, toRemarks(comments), printText) ??
  printByLibrary(value, comments);

/** Several YAML documents of one file, with what the file is about at its top. */
export const emitAll = (values: readonly object[], about: string) =>
  `# ${about}\n\n${values.map(value => emit(value)).join('---\n')}`;

const toRemarks = (comments: readonly Comment[]) =>
  new Map(comments.map(([path, text]) => [`\n${path.join('\n')}`, ` ${text}`]));

const KEY = 'k';

/** One line of text, as it stands behind a key. */
const printText = memoByText(2_000, text =>
  printByLibrary({ [KEY]: text }, []).slice(`${KEY}: `.length, -1),
);

/** As {@link emit}, for any value. */
export function printByLibrary(
  value: object,
  comments: readonly Comment[],
): string {
  const document = new Document(value, OPTIONS);
  visit(document, { Scalar: (_, node) => quoteIndented(node) });
  for (const [path, text] of comments) {
    const node = document.getIn(path, true);
    if (isScalar(node)) node.comment = ` ${text}`;
    else if (isCollection(node)) node.commentBefore = ` ${text}`;
  }
  return document.toString({ lineWidth: 0, doubleQuotedAsJSON: true });
}

/** A block that starts with white space or holds tabs is read otherwise, or not at all, by Go's parsers. */
function quoteIndented(node: Scalar) {
  if (typeof node.value === 'string' && /^\s|\t/.test(node.value)) {
    node.type = 'QUOTE_DOUBLE';
  }
}
