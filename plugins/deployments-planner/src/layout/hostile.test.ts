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
/** As many as a workload may have. */
const PART = 200;
const envs = Array.from({ length: Math.ceil(texts.length / PART) }, (_, part) =>
  Object.fromEntries(
    texts
      .slice(part * PART, (part + 1) * PART)
      .map((text, index) => [`V${index}`, text]),
  ),
);
const command = texts.filter(text => text !== '').slice(0, 50);

const spec = specOf({
  name: 'shop',
  owner: 'group:default/team-a',
  workloads: envs.map((env, index) => ({
    name: `api-${index}`,
    image: 'registry.example.com/api:1',
    env,
    ...(index === 0 && { migration: { command } }),
  })),
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
    const of = (kind: string, name: string) =>
      built.find(
        document =>
          document.get('kind') === kind &&
          String(document.getIn(['metadata', 'name'])).startsWith(name),
      );
    const container = ['spec', 'template', 'spec', 'containers', 0];
    const read = (kind: string, name: string, key: string): unknown =>
      JSON.parse(JSON.stringify(of(kind, name)?.getIn([...container, key])));

    const byName = (list: unknown) =>
      new Map(
        (list as Array<{ name: string; value?: string }>).map(
          ({ name, value }) => [name, value ?? ''],
        ),
      );
    envs.forEach((env, index) => {
      const wanted = Object.entries(env).map(([name, value]) => ({
        name,
        value: literal(value),
      }));
      expect(byName(read('Deployment', `api-${index}`, 'env'))).toEqual(
        byName(wanted),
      );
    });
    expect(read('Job', 'api-0', 'command')).toEqual(command.map(literal));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
