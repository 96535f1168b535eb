import type { Snapshot } from './snapshot';
import { planLayout } from '../layout';
import { seedFleet } from '../layout/__testUtils__/fleet';
import { EMPTY, snapshotOf, write } from '../layout/__testUtils__/repository';
import { shop } from '../layout/__testUtils__/specs';
import { readService } from './readService';

const existing = write(EMPTY, planLayout(shop, seedFleet, EMPTY));
const SPEC = 'services/shop/service.yaml';
const OVERLAY = 'services/shop/overlays/dev/eu1';

const change = (path: string, edit: (text: string) => string): Snapshot =>
  snapshotOf(
    new Map(existing.files).set(path, edit(existing.files.get(path) ?? '')),
  );

it('takes the build of the first target, in order', () => {
  const promoted = change(`${OVERLAY}/kustomization.yaml`, text =>
    text.replace('1.7.2', '1.10'),
  );
  const spec = readService(promoted, 'shop');
  expect('findings' in spec ? spec : spec.workloads.map(w => w.image)).toEqual([
    'registry.example.com/shop/api:1.10',
    'registry.example.com/shop/webui:1.7.2',
  ]);
});

it('reads what hands wrote without quotes', () => {
  const byHand = change(`${OVERLAY}/kustomization.yaml`, text =>
    text.replace('newTag: 1.7.2', 'newTag: 1.10 # a number to YAML'),
  );
  const spec = readService(byHand, 'shop');
  expect('findings' in spec ? spec : spec.workloads[0].image).toMatch(
    /:1\.10$/,
  );
});

const without = (path: string) => {
  const files = new Map(existing.files);
  files.delete(path);
  return snapshotOf(files);
};

it.each<[string, Snapshot, string, RegExp]>([
  ['no service', EMPTY, SPEC, /no service shop/],
  ['no YAML', change(SPEC, text => `${text}\n}`), SPEC, /cannot be read/],
  [
    'a key too many',
    change(SPEC, text => `${text}extra: 1\n`),
    SPEC,
    /does not know "extra"/,
  ],
  [
    'another version',
    change(SPEC, text => text.replace('Version: 1', 'Version: 2')),
    SPEC,
    /schemaVersion/,
  ],
  [
    'an image with a tag',
    change(SPEC, text => text.replace('shop/api', 'shop/api:1@x')),
    SPEC,
    /workloads\.0\.image/,
  ],
  [
    'no target',
    snapshotOf(new Map([[SPEC, existing.files.get(SPEC) ?? '']])),
    SPEC,
    /targets is empty/,
  ],
  [
    'a build unsaid',
    change(`${OVERLAY}/kustomization.yaml`, text =>
      text.replace('shop/api', 'shop/apo'),
    ),
    SPEC,
    /workloads\.0\.image/,
  ],
  [
    'an overlay without kustomization',
    without(`${OVERLAY}/kustomization.yaml`),
    `${OVERLAY}/kustomization.yaml`,
    /no kustomization/,
  ],
  [
    'an overlay of another form',
    change(`${OVERLAY}/kustomization.yaml`, () => 'images: 1'),
    `${OVERLAY}/kustomization.yaml`,
    /cannot be read/,
  ],
  [
    'a patch that is no YAML',
    change(`${OVERLAY}/patches/webui.yaml`, () => 'a: [}'),
    `${OVERLAY}/kustomization.yaml`,
    /cannot be read/,
  ],
])('%s is said with its place and remedy', (_, snapshot, path, message) => {
  expect(readService(snapshot, 'shop')).toEqual({
    findings: expect.arrayContaining([
      {
        severity: 'error',
        path,
        message: expect.stringMatching(message),
        remedy: expect.any(String),
      },
    ]),
  });
});
