/** How long to wait for a Vault, in milliseconds. */
export interface Deadlines {
  /** For one request. A login is one too. */
  call: number;
}

export const DEADLINES: Deadlines = { call: 10_000 };
