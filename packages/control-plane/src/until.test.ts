import { lookUntil, until } from './until';

const HASTY = { timeoutMs: 30, everyMs: 1 };

describe('until', () => {
  it('asks again until there is an answer, errors and all', async () => {
    const ask = jest
      .fn()
      .mockResolvedValueOnce(undefined)
      .mockResolvedValueOnce(false)
      .mockRejectedValueOnce(new Error('not yet'))
      .mockResolvedValueOnce(0)
      .mockResolvedValueOnce(1);
    expect(await until('it counts', ask, HASTY)).toBe(1);
  });

  it('says what was last seen when the time is over, and keeps the cause', async () => {
    const cause = new Error('refused');
    await expect(
      until('it answers', () => Promise.reject(cause), HASTY),
    ).rejects.toMatchObject({
      message: 'Timed out waiting until it answers. Last seen: Error: refused',
      cause,
    });
  });

  it('is ended by a signal', async () => {
    const waiting = new AbortController();
    const waited = until('it ends', async () => false, {
      signal: waiting.signal,
    });
    waiting.abort();
    await expect(waited).rejects.toThrow('it ends. Last seen: false');
  });
});

describe('lookUntil', () => {
  it('returns the last look, wanted or not', async () => {
    let looks = 0;
    const look = async () => {
      looks += 1;
      return looks;
    };
    expect(await lookUntil(look, seen => seen === 3, HASTY)).toBe(3);
    expect(await lookUntil(look, () => false, HASTY)).toBeGreaterThan(3);
  });

  it('does not swallow an error of the look', async () => {
    const look = () => Promise.reject(new Error('no'));
    await expect(lookUntil(look, Boolean, HASTY)).rejects.toThrow('no');
  });
});
