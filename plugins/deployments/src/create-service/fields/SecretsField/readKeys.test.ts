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
      const { keys, refused } = readKeys(text, []);
      expect(keys).toEqual([]);
      expect(refused).toMatch(/name of the key alone/);
      expect(refused).not.toMatch(/hunter2/);
    },
  );

  it.each(['1ST', 'a-b', 'é', 'x'.repeat(129)])('refuses the name %s', text => {
    expect(readKeys(text, []).refused).toMatch(/is no name of a key/);
  });
});
