export { claimsToObserve } from './checkClaims';
export type {
  ClaimsToObserve,
  ObservedApplication,
  ObservedClaims,
  ObservedSecrets,
  PendingService,
} from './observedClaims';
