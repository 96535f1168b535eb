/** When we give up on a Vault, in milliseconds. */
export interface Deadlines {
  /** One request, a login among them. */
  call: number;
}

export const DEADLINES: Deadlines = { call: 10_000 };
