import { planLayout } from '../layout';
import { seedFleet } from '../layout/__testUtils__/fleet';
import { EMPTY, write } from '../layout/__testUtils__/repository';
import { shop } from '../layout/__testUtils__/specs';
import { RepositoryFiles } from './RepositoryFiles';
import { readServiceFiles, readServices } from './readServices';

const { files } = write(EMPTY, planLayout(shop, seedFleet, EMPTY));
const SPEC = 'services/shop/service.yaml';
const CONFIG = 'services/shop/overlays/dev/eu1/config.json';

const change = (path: string, edit: (text: string) => string) =>
  new Map(files).set(path, edit(files.get(path) ?? ''));
const key = (name: string, value: unknown) => (text: string) =>
  JSON.stringify({ ...JSON.parse(text), [name]: value });

it('reads what the layout writes', () => {
  const services = readServices({ files });
  expect([...services.keys()]).toEqual(['shop']);
  const { document, targets, findings } = services.get('shop') ?? {};
  expect(findings).toEqual([]);
  expect(document?.workloads.map(({ name }) => name)).toEqual(['api', 'webui']);
  expect(targets).toHaveLength(shop.targets.length);
  expect(targets?.[0]).toMatchObject({
    file: CONFIG,
    application: 'shop-dev-eu1',
    namespace: 'shop-dev',
    hub: 'main',
  });
});

it.each<[string, Map<string, string>, string, RegExp]>([
  ['no YAML', change(SPEC, () => 'a: ['), SPEC, /^The file is not valid YAML/],
  [
    'a key twice',
    change(SPEC, text => `${text}name: shop\n`),
    SPEC,
    /^The file is not valid YAML .*unique/,
  ],
  [
    'two documents',
    change(SPEC, text => `${text}---\n${text}`),
    SPEC,
    /^The file is not valid YAML/,
  ],
  [
    'several faults',
    change(SPEC, () => 'name: shop\nowner: me\nworkloads: []\n'),
    SPEC,
    /^schemaVersion is not .*; owner is not a full entity reference\.$/,
  ],
  [
    'another name',
    change(SPEC, text => text.replace('name: shop', 'name: cart')),
    SPEC,
    /^It names the service cart, but its folder is shop\.$/,
  ],
  ['no JSON', change(CONFIG, text => `${text}}`), CONFIG, /not valid JSON/],
  ['no object', change(CONFIG, () => '7'), CONFIG, /^The file is not of type/],
  [
    'another version',
    change(CONFIG, key('schemaVersion', 2)),
    CONFIG,
    /^schemaVersion /,
  ],
  [
    'a path as a namespace',
    change(CONFIG, key('namespace', '../shop')),
    CONFIG,
    /^namespace /,
  ],
  ...(['service', 'environment', 'cluster'] as const).map(
    (name): [string, Map<string, string>, string, RegExp] => [
      `another ${name}`,
      change(CONFIG, key(name, 'other')),
      CONFIG,
      new RegExp(`^It names the ${name} other, but its folder is `),
    ],
  ),
  [
    'any namespace: config.json names that of another service',
    change(CONFIG, key('namespace', 'pay-prod')),
    CONFIG,
    /^It names the namespace pay-prod, but that of shop in [a-z]+ is shop-[a-z]+\./,
  ],
])('says where and why a file cannot be read: %s', (_, read, path, message) => {
  const service = readServiceFiles({ files: read }, 'shop');
  expect(service?.findings).toEqual([
    {
      severity: 'error',
      path,
      message: expect.stringMatching(message),
      remedy: expect.stringMatching(/^[A-Z].*\.$/),
    },
  ]);
  expect(service?.document === undefined).toBe(path === SPEC);
  expect(service?.targets.some(({ file }) => file === path)).toBe(false);
});

it.each([
  ['a key that we do not know', key('wave', 1)],
  ['no hub', key('hub', undefined)],
  ['no entityRef', key('entityRef', undefined)],
])('reads a config.json with %s', (_, edit) => {
  const service = readServiceFiles({ files: change(CONFIG, edit) }, 'shop');
  expect(service?.findings).toEqual([]);
});

it('says that overlays belong to nothing without a service.yaml', () => {
  const left = new Map(files);
  left.delete(SPEC);
  const service = readServices({ files: left }).get('shop');
  expect(service?.findings.map(({ path }) => path)).toEqual([SPEC]);
  expect(service?.targets).toHaveLength(shop.targets.length);
});

it('takes a folder without both for no service', () => {
  const only = new Map([['services/notes/readme.md', '']]);
  expect(readServices({ files: only }).size).toBe(0);
});

it.each([SPEC, CONFIG])('says that %s without content cannot be read', path => {
  const left = new Map(files);
  left.delete(path);
  const source = { files: left, paths: [...files.keys()] };
  expect(readServices(source).get('shop')?.findings).toEqual([
    expect.objectContaining({
      path,
      message: expect.stringMatching(/regular/),
    }),
  ]);
  expect(readServiceFiles(source, 'shop')).toEqual(
    readServices(source).get('shop'),
  );
});

it('reads a folder once, whatever else changes', () => {
  const first = RepositoryFiles.of(files);
  const second = first.with(new Map([['services/cart/service.yaml', 'a: [']]));
  const [before, after] = [first, second].map(read =>
    readServices({ files: read }),
  );
  expect(after.get('shop')).toBe(before.get('shop'));
  expect(after.get('cart')?.findings).toHaveLength(1);
});
