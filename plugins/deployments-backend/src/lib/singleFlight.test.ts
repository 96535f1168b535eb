import { shareNext, singleFlight } from './singleFlight';

describe('singleFlight', () => {
  /** Calls that a test ends one by one. */
  const start = (keyOf?: (name: string, turn: number) => unknown) => {
    const runs: Array<{ end(): void; fail(): void }> = [];
    const call = singleFlight(
      (name: string, turn: number) =>
        new Promise<string>((resolve, reject) => {
          runs.push({
            end: () => resolve(`${name} ${turn}`),
            fail: () => reject(new Error(name)),
          });
        }),
      keyOf,
    );
    return { runs, call };
  };

  it('lets calls share the run that goes on, and its arguments', async () => {
    const { runs, call } = start();
    const calls = [call('a', 1), call('b', 2)];
    expect(runs).toHaveLength(1);
    runs[0].end();
    expect(await Promise.all(calls)).toEqual(['a 1', 'a 1']);
    const later = call('c', 3);
    runs[1].end();
    expect(await later).toBe('c 3');
  });

  it('shares by key', async () => {
    const { runs, call } = start(name => name);
    const calls = [call('a', 1), call('b', 2), call('a', 3)];
    expect(runs).toHaveLength(2);
    runs.forEach(run => run.end());
    expect(await Promise.all(calls)).toEqual(['a 1', 'b 2', 'a 1']);
  });

  it('runs again after a failure, of which all who shared it hear', async () => {
    const { runs, call } = start();
    const calls = [call('a', 1), call('b', 2)];
    runs[0].fail();
    for (const each of calls) await expect(each).rejects.toThrow('a');
    const later = call('c', 3);
    runs[1].end();
    expect(await later).toBe('c 3');
  });
});

describe('shareNext', () => {
  const start = () => {
    const runs: Array<{
      resolve(value: number): void;
      reject(e: Error): void;
    }> = [];
    const ask = shareNext(
      () =>
        new Promise<number>((resolve, reject) => {
          runs.push({ resolve, reject });
        }),
    );
    return { runs, ask };
  };
  const settled = () => new Promise(resolve => setImmediate(resolve));

  it('gives those who come late the next answer, all the same one', async () => {
    const { runs, ask } = start();
    const first = ask();
    const late = [ask(), ask(), ask()];
    expect(runs).toHaveLength(1);
    runs[0].resolve(1);
    expect(await first).toBe(1);
    await settled();
    expect(runs).toHaveLength(2);
    const later = ask();
    runs[1].resolve(2);
    expect(await Promise.all(late)).toEqual([2, 2, 2]);
    await settled();
    runs[2].resolve(3);
    expect(await later).toBe(3);
  });

  it('goes on after a failure, which only its askers hear of', async () => {
    const { runs, ask } = start();
    const first = ask();
    const late = ask();
    runs[0].reject(new Error('down'));
    await expect(first).rejects.toThrow('down');
    await settled();
    runs[1].resolve(2);
    expect(await late).toBe(2);
    await settled();
    const next = ask();
    expect(runs).toHaveLength(3);
    runs[2].resolve(3);
    expect(await next).toBe(3);
  });
});
