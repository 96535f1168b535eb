/**
 * What follows from what Argosy knows about services: files, findings, Vault roles.
 * Pure: no clock, no network, no Node.
 *
 * @packageDocumentation
 */
export * from './repository';
export * from './claims';
export * from './vault';
export * from './layout';
export * from './expansion';
export * from './rules';
export * from './planning';
