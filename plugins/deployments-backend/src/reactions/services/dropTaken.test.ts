import { service } from '../../database/__testUtils__/readModels';
import { dropTaken } from './dropTaken';

const shop = service();
const [target] = shop.targets;
const thief = service({ name: 'a-thief', targets: [target] });

const held = (
  services: Parameters<typeof dropTaken>[0],
  before: Parameters<typeof dropTaken>[1],
) => {
  const { services: kept, findings } = dropTaken(services, before);
  const holders = kept.flatMap(({ name, targets }) => targets.map(() => name));
  return { holders, paths: findings.map(({ path }) => path) };
};

const BOTH = ['services/shop/service.yaml', 'services/a-thief/service.yaml'];

it('leaves an Application with the service that had it, and tells both', () => {
  expect(held([thief, shop], [shop])).toEqual({
    holders: ['shop'],
    paths: BOTH,
  });
});

it('gives it to the first by name where neither had it', () => {
  expect(held([thief, shop], []).holders).toEqual(['a-thief']);
});

it('tells both of an entity that two claim', () => {
  const second = service({
    name: 'second',
    entityRef: 'component:default/Shop',
  });
  expect(held([second, shop], [])).toEqual({
    holders: ['second', 'shop'],
    paths: ['services/second/service.yaml', 'services/shop/service.yaml'],
  });
});

it('leaves services alone that share nothing', () => {
  const services = [shop, service({ name: 'search' })];
  expect(dropTaken(services, [])).toEqual({ services, findings: [] });
});
