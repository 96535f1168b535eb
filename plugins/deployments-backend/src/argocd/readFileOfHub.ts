import { readFileSync } from 'node:fs';
import { InputError } from '@backstage/errors';

/** Reads a file that the config names. Throws `InputError` with the hub, the field and why. */
export function readFileOfHub(at: string, field: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new InputError(`${at}: ${field} ${path} cannot be read`, error);
  }
}
