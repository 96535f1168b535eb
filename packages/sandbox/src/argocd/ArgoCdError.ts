/** A failure as Argo CD's gateway writes it; `code` is that of gRPC. */
export class ArgoCdError extends Error {
  readonly body: { error: string; code: number; message: string };

  constructor(
    readonly status: number,
    code: number,
    message: string,
  ) {
    super(message);
    this.body = { error: message, code, message };
  }
}
