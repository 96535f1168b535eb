import { nearNames } from './nearNames';
import { parseLabelSelector } from './selectorOf';

const fleet = [
  'billing-dev-eu1',
  'billing-service-prod-eu1',
  'search-dev-eu1',
  'shop-service-dev-eu1',
];
const near = (selector: string) =>
  nearNames({ labels: parseLabelSelector(selector) }, fleet);

describe('nearNames', () => {
  it('names those that share a word with what was asked for, nearest first', () => {
    expect(near('app in (billing-service, x)')).toEqual([
      'billing-service-prod-eu1',
      'billing-dev-eu1',
      'shop-service-dev-eu1',
    ]);
    expect(nearNames({ name: 'Billing-Prod' }, fleet)).toEqual([
      'billing-service-prod-eu1',
      'billing-dev-eu1',
    ]);
  });

  it('takes no word from the key of a label, nor from what is excluded', () => {
    expect(near('argosy.dev/service=billing')).toEqual([
      'billing-dev-eu1',
      'billing-service-prod-eu1',
    ]);
    expect(near('argosy.dev/service!=billing')).toEqual([]);
    expect(near('argosy.dev/service')).toEqual([]);
  });

  it('names five at most', () => {
    const many = Array.from({ length: 9 }, (_, i) => `billing-${i}`);
    expect(nearNames({ name: 'billing' }, many)).toHaveLength(5);
  });
});
