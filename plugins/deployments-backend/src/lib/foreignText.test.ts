import { cut, oneLine } from './foreignText';

describe('text of others', () => {
  it('is cut, and says so', () => {
    expect(cut('abc', 3)).toBe('abc');
    expect(cut('abcd', 3)).toBe('ab…');
  });

  it('is one line without characters that are not seen', () => {
    expect(oneLine(' a\r\n\tb\u202Ec\u200B\0d ', 20)).toBe('a b c d');
    expect(oneLine('\u202E\n', 20)).toBe('');
    expect(oneLine('a b c d', 4)).toBe('a b…');
  });

  it('costs the same whatever its length', () => {
    const long = 'x \u200B'.repeat(10_000_000);
    const start = performance.now();
    expect(oneLine(long, 100)).toHaveLength(100);
    expect(performance.now() - start).toBeLessThan(200);
  });
});
