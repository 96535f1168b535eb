import { projectGlob, sourceGlob } from './glob';

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
