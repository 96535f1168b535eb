import type { Knex } from 'knex';

/** Seconds since 1970 by the clock of the database: replicas need not agree on the time. */
const secondsNow = (knex: Knex) =>
  knex.client.dialect === 'postgresql'
    ? 'extract(epoch from clock_timestamp())'
    : "unixepoch('subsec')";

/** The moment `seconds` from now, as a value to write. */
export const inSeconds = (knex: Knex, seconds: number) =>
  knex.raw(`${secondsNow(knex)} + ?`, [seconds]);

/** Whether a lease ended at least `seconds` ago. */
export const hasExpired = (knex: Knex, seconds = 0) =>
  knex.raw(`leases.expires_at + ? <= ${secondsNow(knex)}`, [seconds]);
