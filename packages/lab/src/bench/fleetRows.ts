import { percentile } from '@argosy/control-plane';
import type { Row } from '@argosy/control-plane';
import type { Start } from './benchStart';
import type { Storm } from './benchStorm';

const COLD_GOAL = 1.5;
const WARM_GOAL = 0.5;
const MEMORY_GOAL = 2.5;
const STORM_GOAL = 1.05;
const PROCESSOR_GOAL = 1;

const megabytes = (bytes: number) => bytes / 1024 / 1024;
const median = (values: number[]) => percentile(values, 0.5);
/** Describes each start, and what the machine's host took. */
const eachOf = (starts: Start[]) => {
  const seconds = starts.map(each => each.seconds.toFixed(1)).join(', ');
  const stolen = starts
    .map(each =>
      each.stolen === undefined ? '?' : (each.stolen * 100).toFixed(0),
    )
    .join(', ');
  return `${seconds} s while the host took ${stolen} % of the processors`;
};

/** A start, and the reading of the list alone next to it. */
export interface MeasuredStart {
  start: Start;
  /** In seconds. */
  alone: number;
}

const toPairs = (measured: MeasuredStart[]) =>
  measured.map(({ start, alone }) => ({
    figure: start.seconds,
    control: alone,
  }));

/**
 * Rows of the starts. A cold start has to read the list, a warm one has not: both stand beside the reading of the list
 * alone, by turns. Memory is that of the middle one, beside the list as the hub sends it, which need not be held at once.
 */
export function startRows(measured: {
  applications: number;
  missed: number;
  idle: Start[];
  cold: MeasuredStart[];
  warm: MeasuredStart[];
  /** The size of the list in bytes. */
  listed: number;
}): Row[] {
  const { applications, missed, idle, listed } = measured;
  const cold = measured.cold.map(({ start }) => start);
  const warm = measured.warm.map(({ start }) => start);
  const more = (of: 'mostRss' | 'rss') =>
    median(cold.map(each => each[of])) - median(idle.map(each => each[of]));
  const some = `of the real backend, ${applications} Applications on a real hub`;
  const relisted = warm.filter(start => start.relisted).length;
  const control = 'reading the list alone';
  return [
    {
      what: `cold start ${some}: from its first plugin's start to the whole answer, none while the API server checks its cache`,
      unit: 's',
      pairs: toPairs(measured.cold),
      control,
      goal: COLD_GOAL,
      note: `${eachOf(cold)}; with an empty hub ${median(idle.map(({ seconds }) => seconds)).toFixed(1)} s`,
    },
    {
      what: 'memory that it takes on top, at most',
      unit: 'MB',
      pairs: [
        { figure: megabytes(more('mostRss')), control: megabytes(listed) },
      ],
      control: 'the list as the hub sends it',
      goal: MEMORY_GOAL,
      note: `5 s later ${megabytes(more('rss')).toFixed(0)} MB`,
    },
    {
      what: `warm start ${some}, with ${missed} changes that it missed`,
      unit: 's',
      pairs: toPairs(measured.warm),
      control,
      goal: WARM_GOAL,
      note: `${eachOf(warm)}; ${relisted} of them read the whole list, since the API server had forgotten`,
    },
  ];
}

/**
 * Rows of a storm, beside the API server: how long it took to take the changes itself, and what it took of the
 * processor for them.
 */
export function stormRows({ changes, taken, processor }: Storm): Row[] {
  const behindMs = (taken.figure - taken.control) * 1000;
  const cores = processor.figure / taken.figure;
  return [
    {
      what: `storm of ${changes} changes, from the first until a card shows the last`,
      unit: 's',
      pairs: [taken],
      control: 'until the API server had taken the last',
      goal: STORM_GOAL,
      note: `${behindMs.toFixed(0)} ms after it had happened`,
    },
    {
      what: 'what the backend takes of the processor meanwhile',
      unit: 's',
      pairs: [processor],
      control: 'what the API server takes',
      goal: PROCESSOR_GOAL,
      note: `${cores.toFixed(2)} cores`,
    },
  ];
}
