import type { By } from './openStage.test.util';
import { isLab } from './peers.test.util';
import type { Random } from './random.test.util';

/** When a process is killed: at a part of the time or of the requests to the Git host that an unhurt create takes, or at a write of the Change to the database. */
export type KillPoint = { by: By } & (
  | { at: 'time'; part: number }
  | { at: 'request'; part: number; when: When }
  | { at: 'write'; nth: number; when: When }
);
export type When = 'before' | 'after';

const BYS = ['commit', 'pull-request'] as const;
const WHENS = ['before', 'after'] as const;
/** That it begins to write, and what became of it. */
const WRITES = [1, 2];

const COUNTS = isLab
  ? { times: 30, requests: 12, writes: 8 }
  : { times: 3, requests: 2, writes: 1 };

export function killPoints(random: Random): KillPoint[] {
  const many = (count: number, make: () => KillPoint) =>
    Array.from({ length: count }, make);
  const writes = BYS.flatMap(by =>
    WRITES.flatMap(nth =>
      WHENS.map(when => ({ by, at: 'write' as const, nth, when })),
    ),
  );
  const from = Math.floor(random.next() * writes.length);
  return [
    ...many(COUNTS.times, () => ({
      by: random.pick(BYS),
      at: 'time',
      part: random.next(),
    })),
    ...many(COUNTS.requests, () => ({
      by: random.pick(BYS),
      at: 'request',
      part: random.next(),
      when: random.pick(WHENS),
    })),
    ...[...writes.slice(from), ...writes.slice(0, from)].slice(
      0,
      COUNTS.writes,
    ),
  ];
}

const percent = (part: number) => `${(part * 100).toFixed(1)} %`;

export function sayPoint(point: KillPoint): string {
  switch (point.at) {
    case 'time':
      return `after ${percent(point.part)} of the time of a ${point.by}`;
    case 'request':
      return `${point.when} the request at ${percent(point.part)} of a ${point.by}`;
    default:
      return `${point.when} write ${point.nth} of a ${point.by}`;
  }
}
