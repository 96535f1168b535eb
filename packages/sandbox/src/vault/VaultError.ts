/** A failure as Vault writes it: a status and a list of sentences, which may be empty. */
export class VaultError extends Error {
  readonly errors: string[];

  constructor(
    readonly status: number,
    ...errors: string[]
  ) {
    super(errors.join('; '));
    this.errors = errors;
  }
}

/** How Vault wraps what its core refuses. */
const listed = (errors: string[]) =>
  `${errors.length} error${errors.length === 1 ? '' : 's'} occurred:\n${errors
    .map(each => `\t* ${each}\n`)
    .join('')}\n`;

export const permissionDenied = () =>
  new VaultError(403, listed(['permission denied']));

export const invalidToken = () =>
  new VaultError(403, listed(['permission denied', 'invalid token']));

export const noToken = () => new VaultError(403, 'permission denied');

export const unsupportedPath = () =>
  new VaultError(404, listed(['unsupported path']));

export const unsupportedOperation = () =>
  new VaultError(405, listed(['unsupported operation']));

export const noHandler = (path: string) =>
  new VaultError(404, `no handler for route "${path}". route entry not found.`);

/** Vault says nothing about what is not there. */
export const nothingThere = () => new VaultError(404);
