import { InputError } from '@backstage/errors';
import { parseLabelSelector, selectorOf } from './selectorOf';

describe('selectorOf', () => {
  it('prefers the selector, and keeps hub, namespace and project', () => {
    expect(
      selectorOf({
        'argocd/app-selector': 'argosy.dev/service=shop',
        'argocd/app-name': 'shop',
        'argocd/instance-name': 'main',
        'argocd/app-namespace': 'argocd',
        'argocd/project-name': 'store',
      }),
    ).toEqual({
      by: 'argocd/app-selector',
      value: 'argosy.dev/service=shop',
      selector: {
        hub: 'main',
        namespace: 'argocd',
        project: 'store',
        labels: [
          { key: 'argosy.dev/service', operator: 'in', values: ['shop'] },
        ],
      },
    });
  });

  it('takes a name, and says when there is nothing', () => {
    expect(selectorOf({ 'argocd/app-name': 'billing' })).toMatchObject({
      by: 'argocd/app-name',
      selector: { name: 'billing' },
    });
    expect(selectorOf({ 'other/annotation': 'x' })).toEqual({
      by: 'none',
      value: '',
    });
  });

  it.each([
    ['a=b', [{ key: 'a', operator: 'in', values: ['b'] }]],
    ['a==b', [{ key: 'a', operator: 'in', values: ['b'] }]],
    ['a!=b', [{ key: 'a', operator: 'notin', values: ['b'] }]],
    ['a in (b, c)', [{ key: 'a', operator: 'in', values: ['b', 'c'] }]],
    ['a notin (b)', [{ key: 'a', operator: 'notin', values: ['b'] }]],
    ['a', [{ key: 'a', operator: 'exists' }]],
    ['!a', [{ key: 'a', operator: 'absent' }]],
    [
      'a in (b,c), d=e',
      [
        { key: 'a', operator: 'in', values: ['b', 'c'] },
        { key: 'd', operator: 'in', values: ['e'] },
      ],
    ],
  ])('reads %s', (text, terms) => {
    expect(parseLabelSelector(text)).toEqual(terms);
  });

  it.each(['a=b=c', '(a)', "a';drop table", 'a in b'])(
    'refuses %s and says how to write it',
    text => {
      expect(() => parseLabelSelector(text)).toThrow(InputError);
      expect(() => parseLabelSelector(text)).toThrow(/key=value/);
    },
  );
});

describe('an annotation of 100 kB', () => {
  it.each([`${'a,'.repeat(50_000)}b c d`, 'a('.repeat(50_000)])(
    'is refused before it is read, and not quoted',
    text => {
      const failure = refusalOf(text);
      expect(failure.name).toBe('InputError');
      expect(failure.message).toMatch(
        /^The annotation argocd\/app-selector is longer than 2048 characters; select by/,
      );
    },
  );

  it('that is short and has hundreds of terms is refused, and one that is none is quoted in part', () => {
    expect(refusalOf(Array(51).fill('a=b').join(',')).message).toContain(
      'has more than 50 terms',
    );
    expect(refusalOf(`a in (${Array(100).fill('b')})`).message).toContain(
      'has more than 50 terms',
    );
    expect(refusalOf('a b '.repeat(400)).message.length).toBeLessThan(400);
  });
});

function refusalOf(text: string): Error {
  try {
    parseLabelSelector(text);
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('It was not refused.');
}
