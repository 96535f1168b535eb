// What benches import of the control planes, in one place, so that one sees that nothing else in the product's folders does.
export {
  alternate,
  DATABASE_FILE,
  inFolder,
  lookUntil,
  openBareClient,
  percentile,
  startPortal,
} from '@argosy/control-plane';
export type { BareClient, Pair, RatioRow, Row } from '@argosy/control-plane';
