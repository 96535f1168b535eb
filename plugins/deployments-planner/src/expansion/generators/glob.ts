import { memoByText } from '../files/memo';

/** How Argo CD matches the paths of a git files generator: `greedy` is its old and default way, in which `*` crosses `/`. @public */
export type Globbing = 'doublestar' | 'greedy';

interface Dialect {
  /** What `*` and `?` stand for, as a character class. */
  any: string;
  /** What `**` stands for: folders where it stands between slashes, anything everywhere, or no more than `*`. */
  doublestar: 'folders' | 'anything' | 'star';
  braces: boolean;
}

const DIALECTS: Record<Globbing | 'project' | 'source', Dialect> = {
  doublestar: { any: '[^/]', doublestar: 'folders', braces: true },
  greedy: { any: '[^]', doublestar: 'star', braces: false },
  project: { any: '[^]', doublestar: 'star', braces: true },
  source: { any: '[^/]', doublestar: 'anything', braces: true },
};

const NEVER = /(?!)/;

/** The paths that a pattern of a git files generator matches. */
export const globToRegExp = (pattern: string, globbing: Globbing): RegExp =>
  (globbing === 'greedy' ? greedy : doublestar)(pattern);

/** A pattern of an AppProject: `*` stands for anything. */
export const projectGlob = memoByText(2_000, pattern =>
  compile(pattern, DIALECTS.project),
);

/** A repository of an AppProject: `*` stops at a slash, `**` does not. */
export const sourceGlob = memoByText(2_000, pattern =>
  compile(pattern, DIALECTS.source),
);

const doublestar = memoByText(10_000, pattern =>
  compile(pattern, DIALECTS.doublestar),
);
/** `git ls-files -- <pattern>` also takes a folder's name for all that is in it. */
const greedy = memoByText(10_000, pattern =>
  compile(pattern, DIALECTS.greedy, '(?:/[^]*)?'),
);

function compile(pattern: string, dialect: Dialect, tail = ''): RegExp {
  const wild = /[*?[{\\]/.test(pattern);
  try {
    return new RegExp(
      `^${translate(pattern, dialect)}${wild ? '' : tail}$`,
      'u',
    );
  } catch {
    return NEVER;
  }
}

function translate(pattern: string, dialect: Dialect): string {
  let out = '';
  let depth = 0;
  for (let at = 0; at < pattern.length;) {
    const { text, length } =
      (depth > 0 && inBraces(pattern[at])) || token(pattern, at, dialect);
    if (text === '(?:') depth += 1;
    if (text === ')') depth -= 1;
    out += text;
    at += length;
  }
  if (depth > 0) throw new SyntaxError('a brace is not closed');
  return out;
}

/** What only means something between braces. */
function inBraces(char: string) {
  if (char === '}') return { text: ')', length: 1 };
  return char === ',' ? { text: '|', length: 1 } : undefined;
}

function token(pattern: string, at: number, dialect: Dialect) {
  const char = String.fromCodePoint(pattern.codePointAt(at) ?? 0);
  if (char === '*') return star(pattern, at, dialect);
  if (char === '?') return { text: dialect.any, length: 1 };
  if (char === '[') return characterClass(pattern, at, dialect);
  if (char === '\\' && at + 1 < pattern.length) {
    const escaped = String.fromCodePoint(pattern.codePointAt(at + 1) ?? 0);
    return { text: literal(escaped), length: 1 + escaped.length };
  }
  if (dialect.braces && char === '{') return { text: '(?:', length: 1 };
  return { text: literal(char), length: char.length };
}

const literal = (char: string) => char.replace(/[\\^$.*+?()[\]{}|/]/u, '\\$&');

/** `**` between slashes is any number of folders; elsewhere it is `*`. */
function star(
  pattern: string,
  at: number,
  { any, doublestar: meaning }: Dialect,
) {
  const [stars] = /^\*+/.exec(pattern.slice(at)) ?? ['*'];
  const before = at === 0 || pattern[at - 1] === '/';
  const next = pattern[at + stars.length];
  if (meaning === 'anything' && stars.length > 1)
    return { text: '[^]*', length: stars.length };
  if (meaning === 'folders' && stars === '**' && before) {
    if (next === '/') return { text: '(?:[^/]+/)*', length: 3 };
    if (next === undefined) return { text: '[^]*', length: 2 };
  }
  return { text: `${any}*`, length: stars.length };
}

function characterClass(pattern: string, at: number, { any }: Dialect) {
  const match = /^\[([!^]?)((?:\\[^]|[^\]\\])+)\]/u.exec(pattern.slice(at));
  if (!match) throw new SyntaxError('a bracket is not closed');
  const [whole, negation, body] = match;
  const members = body.replace(
    /\\([^])|([\^\[\]])/gu,
    (_all, escaped?: string, plain?: string) =>
      (escaped ?? plain ?? '').replace(/[\\^\-[\]]/, '\\$&'),
  );
  const guard = any === '[^/]' ? '(?!/)' : '';
  return {
    text: `${guard}[${negation && '^'}${members}]`,
    length: whole.length,
  };
}
