import { globToRegExp, projectGlob, sourceGlob } from './glob';

const URL = 'http://localhost:3000/platform/gitops';

describe('patterns of an AppProject, seen on Argo CD 3.5.7', () => {
  it.each([
    ['http*', false],
    ['http://*', false],
    ['http**', true],
    ['http://localhost:3000/*', false],
    ['http://localhost:3000/*/*', true],
    ['http://localhost:3000/**', true],
    ['http://{localhost,git}:3000/platform/*', true],
    ['*gitops', false],
    ['**gitops', true],
  ])('a repository %s stops at slashes', (pattern, matches) => {
    expect(sourceGlob(pattern).test(URL)).toBe(matches);
  });

  it('a namespace or a cluster does not', () => {
    expect(projectGlob('a*z').test('a/b/z')).toBe(true);
  });
});

describe('paths of a git files generator', () => {
  it.each([
    ['services/a/*/config.json', 'services/a/eu1/config.json', true, true],
    ['services/a/*/config.json', 'services/a/b/c/config.json', false, true],
    ['services/a/*/config.json', 'services/a/config.json', false, false],
    ['services/a/*/config.json', 'services/a//config.json', true, true],
    ['a*', 'a', true, true],
    ['a*a', 'a', false, false],
    ['*', 'a/b', false, true],
    ['[a]*/c', 'a/b/c', false, true],
    ['a/?', 'a/b', true, true],
  ])('%s and %s', (pattern, path, doublestar, greedy) => {
    expect(globToRegExp(pattern, 'doublestar').test(path)).toBe(doublestar);
    expect(globToRegExp(pattern, 'greedy').test(path)).toBe(greedy);
  });
});
