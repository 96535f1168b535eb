import { shortName } from '@argosy/plugin-deployments-common';
import { contentHash } from '.';
import { literal } from './yaml/literal';

describe('shortName', () => {
  it('joins what fits', () => {
    expect(shortName(['shop', 'prod', 'eu1'], 53)).toBe('shop-prod-eu1');
    expect(shortName(['a'.repeat(51), 'b'], 53)).toHaveLength(53);
  });

  it('cuts what does not, to the limit and a hash of the whole', () => {
    const name = shortName(['a'.repeat(52), 'b'], 53);
    expect(name).toMatch(/^a{46}-[0-9a-f]{6}$/);
    expect(shortName(['a'.repeat(52), 'c'], 53)).not.toBe(name);
  });

  it('ends the cut part in no dash', () => {
    expect(shortName([`${'a'.repeat(44)}--b`, 'prod-eu1'], 53)).toMatch(
      /^a{44}-[0-9a-f]{6}$/,
    );
  });

  it('tells apart parts that read the same when joined', () => {
    const long = 'a'.repeat(50);
    expect(shortName([long, 'b-c', 'd'], 53)).not.toBe(
      shortName([long, 'b', 'c-d'], 53),
    );
  });
});

describe('contentHash', () => {
  const files = new Map([['services/shop/service.yaml', 'a']]);

  it('is 64 hex digits, of the own files only, in any order', () => {
    const hash = contentHash('shop', files);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(
      contentHash(
        'shop',
        new Map([['services/shop-two/x', 'b'], ['argocd/x', 'c'], ...files]),
      ),
    ).toBe(hash);
  });

  it('changes with a path and with a content', () => {
    const hashes = [
      files,
      new Map([['services/shop/service.yml', 'a']]),
      new Map([['services/shop/service.yaml', 'b']]),
      new Map([...files, ['services/shop/x', '']]),
    ].map(each => contentHash('shop', each));
    expect(new Set(hashes).size).toBe(4);
  });
});

describe('literal', () => {
  /** As Kubernetes expands text: third_party/forked/golang/expansion. */
  const expand = (text: string) =>
    text.replace(/\$(\$|\([^)]*\))/g, (_, next: string) =>
      next === '$' ? '$' : '<expanded>',
    );

  it.each([
    '$(HOME)',
    '$$(HOME)',
    '$$$(A)$(B)',
    '$',
    '$$',
    '5$',
    '$a',
    'a$$b',
    '$(',
    '$$$',
  ])('keeps %s as it is', text => {
    expect(expand(literal(text))).toBe(text);
  });

  it('leaves alone what Kubernetes leaves alone', () => {
    expect(literal('$HOME ${HOME} 5$')).toBe('$HOME ${HOME} 5$');
  });
});
