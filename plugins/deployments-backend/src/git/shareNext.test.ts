import { shareNext } from './shareNext';

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
