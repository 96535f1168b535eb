import { setOf } from '../__fixtures__/recorded';
import { explainSet } from './set';

const search = {
  application: 'search-prod-us1',
  cluster: 'us1',
  file: 'services/search/overlays/prod/us1/config.json',
};
const fresh = {
  application: 'shop-prod-us9',
  cluster: 'us9',
  file: 'services/shop/overlays/prod/us9/config.json',
};
const unread = (line: number) =>
  `${search.file} cannot be read: line ${line}: did not find expected ',' or '}'.`;
const all = (set: string) => `This holds up the whole ApplicationSet ${set}.`;

describe('explainSet, on what a real Argo CD said', () => {
  it.each([
    ['config-comment', search, unread(2)],
    ['config-merge-conflict', search, unread(7)],
    ['config-comment', fresh, `${unread(2)} ${all('store-prod')}`],
    [
      'config-missing-key',
      fresh,
      `A config.json has no key "cluster". ${all('store-prod')}`,
    ],
    [
      'config-empty',
      fresh,
      `A config.json has no key "application". ${all('store-prod')}`,
    ],
    [
      'missing-project',
      fresh,
      `The AppProject store-nope does not exist. ${all('store-nonprod')}`,
    ],
    [
      'config-bad-name',
      { ...search, application: 'Search_prod_us1' },
      '"Search_prod_us1" is not a name that Kubernetes allows.',
    ],
    [
      'config-bad-name',
      fresh,
      'The ApplicationSet store-prod reports a fault elsewhere: "Search_prod_us1" is not a name that Kubernetes allows.',
    ],
    ['unknown-cluster-new', fresh, 'Argo CD knows no cluster us9.'],
    [
      'duplicate-name-in-set',
      { ...search, application: 'shop-prod-eu1' },
      'Two config.json files ask for the same Application shop-prod-eu1.',
    ],
    [
      'validation-errors-two',
      { ...search, application: 'shop-prod-eu1' },
      'Two config.json files ask for the same Application shop-prod-eu1, and 1 more fault.',
    ],
    [
      'duplicate-name-across-sets',
      { ...fresh, application: 'shop-prod-us1' },
      'The Application shop-prod-us1 belongs to the ApplicationSet store-prod already.',
    ],
  ])('%s for %j', (name, target, message) => {
    const set = { ...setOf(name), generated: [] };
    const cause = explainSet(set, target);
    expect(cause?.message).toBe(message);
    expect(cause?.next).toMatch(/\.$/);
    expect(cause?.raw).toBe(set.errors[0].message);
  });

  it('says nothing while the set reports nothing, or has made the Application', () => {
    expect(explainSet(setOf('config-duplicate-key'), fresh)).toBeUndefined();
    const set = { ...setOf('config-comment'), generated: [search.application] };
    expect(explainSet(set, search)).toBeUndefined();
  });

  it('shows what it does not know as it is', () => {
    const errors = [
      { type: 'ErrorOccurred', message: 'the moon is full: shop-prod-us9' },
    ];
    const set = { ...setOf('config-comment'), generated: [], errors };
    expect(explainSet(set, fresh)?.message).toBe(
      'the moon is full: shop-prod-us9',
    );
  });
});
