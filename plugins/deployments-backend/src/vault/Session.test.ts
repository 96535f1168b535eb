import { Session } from './Session';
import type { Leases } from './Session';

function open({
  seconds = 60,
  renewable = true,
  renew = 60,
  refuses = false,
} = {}) {
  let now = 1_000_000;
  let count = 0;
  const calls: string[] = [];
  const leases: Leases = {
    login: async () => {
      count += 1;
      calls.push(`login ${count}`);
      return { token: `t${count}`, seconds, renewable };
    },
    renew: async token => {
      calls.push(`renew ${token}`);
      return refuses ? undefined : { token, seconds: renew, renewable };
    },
  };
  return {
    session: new Session(leases, () => now),
    calls,
    pass: (passed: number) => {
      now += passed * 1000;
    },
  };
}

describe('a session', () => {
  it('logs in once, however many ask', async () => {
    const { session, calls } = open();
    const tokens = await Promise.all([1, 2, 3].map(() => session.token()));
    expect(tokens).toEqual(['t1', 't1', 't1']);
    expect(await session.token()).toBe('t1');
    expect(calls).toEqual(['login 1']);
  });

  it('renews after two thirds of the time, once, and goes on with it', async () => {
    const { session, calls, pass } = open();
    await session.token();
    pass(39);
    await session.token();
    pass(2);
    await Promise.all([session.token(), session.token()]);
    pass(39);
    expect(await session.token()).toBe('t1');
    expect(calls).toEqual(['login 1', 'renew t1']);
  });

  it.each([
    ['it has expired', {}, 61, ['login 1', 'login 2']],
    ['it cannot be renewed', { renewable: false }, 41, ['login 1', 'login 2']],
    [
      'Vault does not renew it',
      { refuses: true },
      41,
      ['login 1', 'renew t1', 'login 2'],
    ],
    [
      'it is renewed for little, at the end of its days',
      { renew: 20 },
      41,
      ['login 1', 'renew t1', 'login 2'],
    ],
  ])('logs in anew where %s', async (_, options, passed, expected) => {
    const { session, calls, pass } = open(options);
    await session.token();
    pass(passed);
    expect(await session.token()).toBe('t2');
    expect(calls).toEqual(expected);
  });

  it('keeps a token without an end', async () => {
    const { session, calls, pass } = open({ seconds: 0 });
    await session.token();
    pass(10_000_000);
    await session.token();
    expect(calls).toEqual(['login 1']);
  });

  it('forgets a token that Vault knows no more, and no other', async () => {
    const { session, calls } = open();
    const first = await session.token();
    session.forget('another');
    session.forget(first);
    expect(await session.token()).toBe('t2');
    session.forget(first);
    expect(await session.token()).toBe('t2');
    expect(calls).toEqual(['login 1', 'login 2']);
  });

  it('tries again after a login that failed', async () => {
    const results = [
      () => Promise.reject(new Error('down')),
      async () => ({ token: 'late', seconds: 60, renewable: true }),
    ];
    const session = new Session({
      login: () => results.shift()!(),
      renew: async () => undefined,
    });
    await expect(session.token()).rejects.toThrow('down');
    expect(await session.token()).toBe('late');
  });
});
