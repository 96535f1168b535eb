import { backoff } from './backoff';

it.each([
  [0, 0, 1_000],
  [0, 1, 2_000],
  [1, 1, 4_000],
  [3, 0.5, 8_500],
  [10, 1, 30_000],
  [1_000, 1, 30_000],
  [1_000, 0, 1_000],
])('waits after attempt %s, with chance %s, %s ms', (attempt, chance, ms) => {
  expect(backoff(attempt, chance)).toBe(ms);
});
