// No text stops the portal: what a pattern needs for a text grows with it, not with its square. Time itself says nothing on a machine that is busy.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { root } from '../lib/root.mjs';
import { findPatterns, hostileTexts, timeOf } from './patterns.mjs';

const SIZE = 50_000;
/** Twice the text may take three times as long; four times would be the square. */
const MOST = 3;
/** What is done sooner cannot be told from noise. The square of 100 000 takes a hundred times as long. */
const TELLING_MS = 10;
const ATTEMPTS = 3;

/** How much longer the pattern takes for twice the text; the least of a few attempts where it is too much. */
function growthOf(pattern, [short, long], telling) {
  let least = Infinity;
  for (let attempt = 0; attempt < ATTEMPTS && least > MOST; attempt++) {
    const time = timeOf(pattern, long);
    if (time < telling) return 1;
    least = Math.min(least, time / timeOf(pattern, short));
  }
  return least;
}

function worstOf(pattern, size = SIZE, telling = TELLING_MS) {
  const long = hostileTexts(pattern, 2 * size);
  return hostileTexts(pattern, size)
    .map((text, index) => ({
      growth: growthOf(pattern, [text, long[index]], telling),
      text: text.slice(0, 60),
    }))
    .reduce((worst, one) => (one.growth > worst.growth ? one : worst), {
      growth: 1,
      text: '',
    });
}

test('a message of one repeated word: no pattern of the source goes over it again and again', () => {
  const patterns = findPatterns(root);
  assert.ok(patterns.length > 300, `only ${patterns.length} patterns found`);
  const slow = patterns.flatMap(({ place, pattern }) => {
    const { growth, text } = worstOf(pattern);
    return growth > MOST
      ? [
          `${place} ${pattern}: ${growth.toFixed(1)} for ${JSON.stringify(text)}`,
        ]
      : [];
  });
  assert.deepEqual(slow, []);
});

test('the measure tells the square from the line', () => {
  for (const pattern of [
    /\d+\//,
    /back-off .*restarting/,
    /\/+$/,
    /,(?![^(]*\))/,
    /^resource "([^"]+)" \{([\s\S]*?)^\}/m,
  ])
    assert.ok(
      worstOf(pattern, 10_000, 5).growth > MOST,
      `${pattern} is taken for linear`,
    );
  for (const pattern of [/(?<!\/)\/+$/, /^a+b/, /"[^"]*"/])
    assert.ok(worstOf(pattern).growth <= MOST, `${pattern} is taken for slow`);
});
