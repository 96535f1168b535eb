import * as contracts from './contracts';

export { contracts };
export * from './contracts';
export type {
  AuditSeverity,
  Contract,
  ContractEffect,
  InputOf,
  OutputOf,
  ParsedInputOf,
} from './contract';
export type { TouchedTarget } from './touchedTargets';
export { type Secrets, secretsSchema } from './listSecrets';
export { type KnownService, knownServiceSchema } from './listServices';
