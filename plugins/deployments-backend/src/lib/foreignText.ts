/*
 * Text that somebody else wrote: a commit, a host, a Vault, a status. It is cut where it enters, so that nothing
 * behind it has to ask how long it may be.
 */

/** Errors that are kept as causes, for the log. */
export const LONGEST_CAUSE = 2_000;

/** Text of at most so many characters; one that was longer ends in `…`. */
export const cut = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;

/** The same on one line, without characters that are not seen. */
export const oneLine = (text: string, most: number): string =>
  // Cut first, so that the length of what comes decides nothing: what is not seen is seldom most of it.
  cut(
    text
      .slice(0, most * 4)
      .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
      .trim(),
    most,
  );
