/** When we give up on a hub, in milliseconds. */
export interface Deadlines {
  /** One page of a list. A warming API server was seen to take 11 s. */
  page: number;
  /** From the request of a watch to its headers. */
  connect: number;
  /** Any other call. */
  call: number;
  /** A watch that says nothing for so long makes us ask for a sign of life. */
  silence: number;
  /** A watch that says nothing for so long is given up, though the hub lives. Bookmarks come every minute. */
  idle: number;
}

export const DEADLINES: Deadlines = {
  page: 30_000,
  connect: 10_000,
  call: 10_000,
  silence: 10_000,
  idle: 150_000,
};
