/** A failure as Vault writes it: a status and a list of messages, which may be empty. */
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

/** Wraps a message as Vault's core does. */
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

/** For what does not exist, Vault gives no message. */
export const nothingThere = () => new VaultError(404);
