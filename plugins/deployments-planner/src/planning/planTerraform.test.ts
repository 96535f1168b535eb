import { FLEET } from '../expansion/__fixtures__/fleet';
import { retireService, withdrawService } from '../layout';
import { wantedPaths } from '../repository';
import { seedVault } from '../layout/__testUtils__/fleet';
import { EMPTY, snapshotOf, write } from '../layout/__testUtils__/repository';
import { specOf } from '../layout/__testUtils__/specs';
import type { Snapshot } from '../repository/snapshot';
import { Fleet, ServiceSpecInput } from '@argosy/plugin-deployments-common';
import { planService } from './planService';

const VAULT: Fleet = {
  ...FLEET,
  environments: FLEET.environments.map(e => ({ ...e, change: 'commit' })),
  vault: { ...seedVault, mode: 'pull-request' },
};
const EU = 'vault/main/k8s-eu1';
const US = 'vault/main/k8s-us1';

const spec = (over: Partial<ServiceSpecInput> = {}) =>
  specOf({
    name: 'shop',
    owner: 'group:default/store',
    workloads: [
      {
        name: 'api',
        image: 'registry.example.com/shop/api:1.4.3',
        secrets: ['DB_URL'],
      },
    ],
    targets: [
      { environment: 'dev', cluster: 'eu1' },
      { environment: 'prod', cluster: 'us1' },
    ],
    ...over,
  });

const plan = (
  over: Partial<ServiceSpecInput> = {},
  snapshot = EMPTY,
  fleet = VAULT,
) => planService({ spec: spec(over), fleet, snapshot });

const after = (before: Snapshot, { files }: ReturnType<typeof plan>) =>
  write(before, {
    edits: new Map(
      files.map(({ path, action, content }) => [
        path,
        action === 'delete' ? null : content,
      ]),
    ),
  });

const terraformOf = (paths: Iterable<string>) =>
  [...paths].filter(path => path.endsWith('.tf')).sort();
const edited = ({ files }: ReturnType<typeof plan>) =>
  terraformOf(files.map(({ path }) => path));

it('writes the roles as Terraform, and proposes them to the Vault team whatever the environment says', () => {
  const made = plan();
  expect(made.findings).toEqual([]);
  expect(edited(made)).toEqual([
    `${EU}/main.tf`,
    `${EU}/roles-shop.tf`,
    `${US}/main.tf`,
    `${US}/roles-shop.tf`,
  ]);
  expect(made.change).toBe('pull-request');
  expect(made.roles).toHaveLength(2);
});

it.each(['roles', 'read-only'] as const)(
  'writes none in the mode %s, and asks for no other change',
  mode => {
    const fleet = { ...VAULT, vault: { ...seedVault, mode } };
    const made = plan({}, EMPTY, fleet);
    expect(edited(made)).toEqual([]);
    expect(made.change).toBe('commit');
  },
);

it('writes none for a service without secrets', () => {
  const workloads = [{ ...spec().workloads[0], secrets: [] }];
  const made = plan({ workloads });
  expect(edited(made)).toEqual([]);
  expect(made.change).toBe('commit');
});

it('touches nothing of another service, and finds the head as it is', () => {
  const existing = after(EMPTY, plan());
  const cart = plan({ name: 'cart' }, existing);
  expect(edited(cart)).toEqual([`${EU}/roles-cart.tf`, `${US}/roles-cart.tf`]);
});

it('has the same hash for the same spec, before and after it stands, whatever others write', () => {
  const first = plan();
  const existing = after(EMPTY, first);
  const again = plan({}, after(existing, plan({ name: 'cart' }, existing)));
  expect(again.files).toEqual([]);
  expect(again.hash).toBe(first.hash);
});

it('owes the roles, by another hash, when the mode became pull-request after the service', () => {
  const roles = { ...VAULT, vault: seedVault };
  const before = plan({}, EMPTY, roles);
  const owed = plan({}, after(EMPTY, before));
  expect(owed.files.map(({ path }) => path)).toEqual(edited(owed));
  expect(edited(owed)).toHaveLength(4);
  expect(owed.hash).not.toBe(before.hash);
});

it('reads what it needs of the repository, and no roles of others', () => {
  const existing = after(EMPTY, plan());
  const all = after(existing, plan({ name: 'cart' }, existing));
  const wanted = wantedPaths('shop');
  expect(terraformOf(all.paths).filter(wanted)).toEqual(edited(plan()));
  expect(
    ['vault/roles-shop.tf', 'vault/a/b/c/roles-shop.tf', 'x/main.tf'].filter(
      wanted,
    ),
  ).toEqual([]);
});

it('keeps the roles of what runs on when withdrawn, and removes them when retired', () => {
  const existing = after(EMPTY, plan());
  const all = after(existing, plan({ name: 'cart' }, existing));
  const read = snapshotOf(
    new Map([...all.files].filter(([path]) => wantedPaths('shop')(path))),
  );
  const withdrawn = withdrawService('shop', VAULT, read).edits;
  expect(terraformOf(withdrawn.keys())).toEqual([]);
  for (const vault of [VAULT.vault, seedVault, undefined]) {
    const { edits } = retireService('shop', { ...VAULT, vault }, read);
    expect([...edits].filter(([path]) => path.endsWith('.tf'))).toEqual([
      [`${EU}/roles-shop.tf`, null],
      [`${US}/roles-shop.tf`, null],
    ]);
  }
});

it('takes away roles of the service in a mount that it needs no more', () => {
  const old = 'vault/main/k8s-old/roles-shop.tf';
  const { files } = after(EMPTY, plan());
  const moved = plan({}, snapshotOf(new Map([...files, [old, 'x']])));
  expect(moved.files).toEqual([
    { path: old, action: 'delete', content: '', before: 'x' },
  ]);
});
