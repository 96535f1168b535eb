/** How loud something is; icon and colour follow from it. */
export type Tone =
  | 'well'
  | 'info'
  | 'busy'
  | 'paused'
  | 'drift'
  | 'unclear'
  | 'warning'
  | 'bad'
  | 'neutral';
