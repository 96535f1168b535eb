import { withCause } from './withCause';

describe('a cause', () => {
  it('is kept as it is', () => {
    const cause = Object.assign(new Error('x'), { code: 'ECONNREFUSED' });
    expect(withCause(new Error('y'), cause)).toMatchObject({
      message: 'y',
      cause,
    });
  });

  it('text cut where it enters: one that quotes a whole answer is shortened, its name and code stay', () => {
    const cause = Object.assign(new Error('x'.repeat(1_000_000)), {
      name: 'HttpError',
      code: 500,
      body: 'y'.repeat(1_000_000),
    });
    const { cause: kept } = withCause(new Error('z'), cause);
    expect(kept).toMatchObject({ name: 'HttpError', code: 500 });
    expect(JSON.stringify(kept)).not.toContain('yyy');
    expect(Object(kept).message).toHaveLength(2_000);
    expect(Object(kept).stack.length).toBeLessThan(10_000);
  });
});
