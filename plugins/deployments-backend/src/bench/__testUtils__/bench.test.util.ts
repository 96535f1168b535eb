// What the benches of several packages share: by this file only, so that it is plain what of the product's folders knows the control planes.
export {
  alternate,
  DATABASE_FILE,
  inFolder,
  openBareClient,
  percentile,
  startPortal,
} from '@argosy/control-plane';
export type { BareClient, Pair, RatioRow, Row } from '@argosy/control-plane';
