import { readKeys } from './readKeys';

describe('readKeys', () => {
  it.each([
    ['DB_URL', ['DB_URL']],
    [' DB_URL , API_KEY;TOKEN\nX ', ['DB_URL', 'API_KEY', 'TOKEN', 'X']],
    ['A A', ['A']],
    ['OLD NEW', ['NEW']],
    ['', []],
  ])('reads %j', (text, keys) => {
    expect(readKeys(text, ['OLD'])).toEqual({ keys });
  });

  it.each(['DB_URL=postgres://u:hunter2@db', 'DB_URL: hunter2'])(
    'refuses a value and does not repeat it: %s',
    text => {
      expect(readKeys(text, [])).toEqual({
        keys: [],
        refused: { reason: 'value' },
      });
    },
  );

  it.each(['1ST', 'a-b', 'é', 'x'.repeat(129)])('refuses the name %s', text => {
    expect(readKeys(text, []).refused).toEqual({
      reason: 'name',
      key: text.slice(0, 40),
    });
  });
});
