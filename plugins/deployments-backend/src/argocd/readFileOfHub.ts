import { readFileSync } from 'node:fs';
import { InputError, toError } from '@backstage/errors';

const WHY: Record<string, string> = {
  ENOENT: 'is not there',
  EACCES: 'may not be read by the backend',
  EISDIR: 'is a folder',
};

/** Reads a file that the config names. Throws `InputError` with the hub, the field, why, and what to do. */
export function readFileOfHub(at: string, field: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code, message } = Object.assign({ code: '' }, toError(error));
    const why = WHY[code]
      ? `${WHY[code]} (${code})`
      : `cannot be read (${message})`;
    throw new InputError(
      `${at}: the ${field} ${path} ${why}. Put a readable file there, which is used without a restart, or correct the path in deployments.hubs.`,
    );
  }
}
