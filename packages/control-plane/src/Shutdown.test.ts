import { Shutdown } from './Shutdown';

describe('Shutdown', () => {
  it('aborts first, then closes in reverse order, and only once', async () => {
    const shutdown = new Shutdown();
    const closed: string[] = [];
    shutdown.signal.addEventListener('abort', () => closed.push('abort'));
    for (const name of ['first', 'second']) {
      shutdown.add(async () => {
        closed.push(name);
      });
    }
    await Promise.all([shutdown.stop(), shutdown.stop()]);
    await shutdown.stopped;
    expect(closed).toEqual(['abort', 'second', 'first']);
  });
});
