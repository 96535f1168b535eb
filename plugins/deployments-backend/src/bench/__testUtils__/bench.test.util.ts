// What the benches of several packages share: by this file only, so that it is plain what of the product's folders knows the control planes.
export {
  DATABASE_FILE,
  inFolder,
  milliseconds,
  percentile,
  startPortal,
} from '@argosy/control-plane';
export type { Row } from '@argosy/control-plane';
