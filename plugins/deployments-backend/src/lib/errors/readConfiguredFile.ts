import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { toError } from '@backstage/errors';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'is not there',
  EACCES: 'may not be read by the backend',
  EISDIR: 'is a folder',
};

/** Makes an error of a reason, the second half of a sentence about the file: `is not there (ENOENT)`. */
type Refuse = (reason: string) => Error;

/**
 * Reads a file that the config names.
 * @throws what `refuse` makes of the reason why the file cannot be read
 */
export async function readConfiguredFile(
  path: string,
  refuse: Refuse,
): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw refuse(reasonOf(error));
  }
}

/** The same for callers that cannot wait. */
export function readConfiguredFileSync(path: string, refuse: Refuse): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw refuse(reasonOf(error));
  }
}

function reasonOf(error: unknown): string {
  const { code, message } = Object.assign({ code: '' }, toError(error));
  return Object.hasOwn(REASONS, code)
    ? `${REASONS[code]} (${code})`
    : `cannot be read (${code || message})`;
}
