/**
 * What Argosy knows about services, environments and clusters, and what follows from it.
 *
 * @packageDocumentation
 */
export * from './annotations';
export * from './client';
export * from './permissions';
export * from './contracts';
export * from './model';
export * from './config';
export * from './status';
export * from './vault';
export * from './layout';
export * from './expansion';
export * from './rules';
export * from './planning';
