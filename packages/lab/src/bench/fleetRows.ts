import { percentile } from '@argosy/control-plane';
import type { Row } from '@argosy/control-plane';
import type { Start } from './benchStart';
import type { Storm } from './benchStorm';

const COLD_SECONDS = 8;
const WARM_SECONDS = 2;
const MEGABYTES = 200;
const BEHIND_MS = 500;
const CORES = 1;

const megabytes = (bytes: number) => bytes / 1024 / 1024;
const median = (values: number[]) => percentile(values, 0.5);
/** Each start, and what the machine's host left it. */
const eachOf = (starts: Start[]) => {
  const seconds = starts.map(each => each.seconds.toFixed(1)).join(', ');
  const stolen = starts
    .map(each =>
      each.stolen === undefined ? '?' : (each.stolen * 100).toFixed(0),
    )
    .join(', ');
  return `${seconds} s while the host took ${stolen} % of the processors`;
};
const secondsOf = (starts: Start[]) => starts.map(({ seconds }) => seconds);

/** Rows of the starts: what counts is the slowest, and for memory the middle one. */
export function startRows(measured: {
  applications: number;
  missed: number;
  idle: Start[];
  cold: Start[];
  /** Seconds that reading the list takes without us. */
  alone: number;
  warm: Start[];
}): Row[] {
  const { applications, missed, idle, cold, alone, warm } = measured;
  const coldest = Math.max(...secondsOf(cold));
  const warmest = Math.max(...secondsOf(warm));
  const more = (of: 'mostRss' | 'rss') =>
    median(cold.map(each => each[of])) - median(idle.map(each => each[of]));
  const atMost = megabytes(more('mostRss'));
  const some = `of the real backend, ${applications} Applications on a real hub`;
  return [
    {
      what: `cold start ${some}: from its first plugin's start to the whole answer, slowest of ${cold.length}, none while the API server checks its cache`,
      goal: `< ${COLD_SECONDS} s`,
      measured: `${coldest.toFixed(1)} s (${eachOf(cold)}; with an empty hub ${Math.max(...secondsOf(idle)).toFixed(1)} s; reading the list alone ${alone.toFixed(1)} s)`,
      ok: coldest < COLD_SECONDS,
    },
    {
      what: 'memory that it takes on top, at most / 5 s later',
      goal: `< ${MEGABYTES} MB`,
      measured: `${atMost.toFixed(0)} / ${megabytes(more('rss')).toFixed(0)} MB`,
      ok: atMost < MEGABYTES,
    },
    {
      what: `warm start ${some}, with ${missed} changes that it missed, slowest of ${warm.length}`,
      goal: `< ${WARM_SECONDS} s`,
      measured: `${warmest.toFixed(1)} s (${eachOf(warm)}; ${warm.filter(({ relisted }) => relisted).length} of them read the whole list, since the API server had forgotten)`,
      ok: warmest < WARM_SECONDS,
    },
  ];
}

/** Rows of a storm. */
export function stormRows(storm: Storm): Row[] {
  const { changes, seconds, behindMs, cores, cpuSeconds } = storm;
  const each = (cpuSeconds / changes) * 1000;
  return [
    {
      what: `storm of ${changes} changes in ${seconds.toFixed(1)} s: the last, from when it happened until a card shows it`,
      goal: `< ${BEHIND_MS} ms`,
      measured: `${behindMs.toFixed(0)} ms`,
      ok: behindMs < BEHIND_MS,
    },
    {
      what: 'what the backend takes of the processor meanwhile',
      goal: `< ${CORES} core`,
      measured: `${cores.toFixed(2)} cores, ${each.toFixed(1)} ms a change`,
      ok: cores < CORES,
    },
  ];
}
