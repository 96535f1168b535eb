import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { planLayout } from '.';
import { hostileText } from './__testUtils__/arbitraries';
import {
  hasKubectl,
  kustomize,
  writeTree,
} from './__testUtils__/disk.test.util';
import { seedFleet } from './__testUtils__/fleet';
import { EMPTY, write } from './__testUtils__/repository';
import { specOf } from './__testUtils__/specs';
import { literal } from './yaml/literal';

const texts = fc.sample(hostileText, { numRuns: 1500, seed: 1 });
const env = Object.fromEntries(texts.map((text, index) => [`V${index}`, text]));
const command = texts.filter(text => text !== '').slice(0, 50);

const spec = specOf({
  name: 'shop',
  owner: 'group:default/team-a',
  workloads: [
    {
      name: 'api',
      image: 'registry.example.com/api:1',
      env,
      migration: { command },
    },
  ],
  targets: [{ environment: 'dev', cluster: 'eu1' }],
});

const checked = hasKubectl ? '' : 'NOT CHECKED, no kubectl on the PATH: ';

it(`${checked}text reaches the pods as it was given, through a YAML reader written in Go`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'argosy-hostile-'));
  try {
    writeTree(folder, write(EMPTY, planLayout(spec, seedFleet, EMPTY)).files);
    if (!hasKubectl) return;
    const built = parseAllDocuments(
      kustomize(join(folder, 'services/shop/overlays/dev/eu1')),
    );
    const of = (kind: string) =>
      built.find(document => document.get('kind') === kind);
    const container = ['spec', 'template', 'spec', 'containers', 0];
    const read = (kind: string, key: string): unknown =>
      JSON.parse(JSON.stringify(of(kind)?.getIn([...container, key])));

    const wanted = Object.entries(env).map(([name, value]) => ({
      name,
      value: literal(value),
    }));
    const byName = (list: unknown) =>
      new Map(
        (list as typeof wanted).map(({ name, value }) => [name, value ?? '']),
      );
    expect(byName(read('Deployment', 'env'))).toEqual(byName(wanted));
    expect(read('Job', 'command')).toEqual(command.map(literal));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
