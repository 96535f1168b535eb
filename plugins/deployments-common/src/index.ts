/**
 * What Argosy knows about services, environments and clusters, and what it can be asked.
 *
 * @packageDocumentation
 */
export * from './annotations';
export * from './client';
export * from './errors';
export * from './permissions';
export * from './contracts';
export * from './model';
export * from './status';
