import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import { bootstrapFiles, LAYOUT, planLayout } from '.';
import {
  UPDATE,
  hasKubectl,
  kustomize,
  readTree,
  writeTree,
} from './__testUtils__/disk.test.util';
import { goldenCases } from './__testUtils__/goldenCases';
import { EMPTY, write } from './__testUtils__/repository';

const folderOf = (name: string) => join(__dirname, '__golden__', name);

const validate = new Ajv2020().compile(
  JSON.parse(
    readFileSync(join(__dirname, '../../schemas/config.v1.json'), 'utf8'),
  ),
);

describe.each(Object.entries(goldenCases))('%s', (name, { spec, fleet }) => {
  const plan = planLayout(spec, fleet, EMPTY);
  const files = new Map([
    ...bootstrapFiles(fleet),
    ...write(EMPTY, plan).files,
  ]);

  if (UPDATE) writeTree(folderOf(name), files);

  it('is laid out byte for byte as the golden tree', () => {
    expect(plan.findings).toEqual([]);
    expect(new Map([...files].sort())).toEqual(
      new Map([...readTree(folderOf(name))].sort()),
    );
  });

  it('holds config.json files of the published schema', () => {
    const configs = [...files].filter(([path]) =>
      path.endsWith('/config.json'),
    );
    expect(configs).toHaveLength(spec.targets.length);
    for (const [, content] of configs) {
      validate(JSON.parse(content));
      expect(validate.errors).toBeNull();
    }
  });
});

/** The digest of all golden trees, by the number of the layout that wrote them. */
const DIGESTS = join(__dirname, '__golden__/layouts.json');

it('raises the number of the layout with each change of what it writes', () => {
  const hash = createHash('sha256');
  for (const name of Object.keys(goldenCases).sort()) {
    for (const [path, content] of readTree(folderOf(name))) {
      if (path.endsWith('/.argosy.json')) continue;
      hash.update(JSON.stringify([name, path, content]));
    }
  }
  const digests: Record<string, string> = JSON.parse(
    readFileSync(DIGESTS, 'utf8'),
  );
  const digest = hash.digest('hex');
  if (UPDATE && digests[LAYOUT] === undefined) {
    digests[LAYOUT] = digest;
    writeFileSync(DIGESTS, `${JSON.stringify(digests, null, 2)}\n`);
  }
  // A digest that stands is never written over: raise LAYOUT in documents/generatedFiles.ts.
  expect(digests[LAYOUT]).toBe(digest);
});

it('says of each file of a service what it wrote', () => {
  for (const [name, { spec }] of Object.entries(goldenCases)) {
    const folder = `services/${spec.name}/`;
    const tree = readTree(folderOf(name));
    const generated = JSON.parse(tree.get(`${folder}.argosy.json`) ?? '');
    const own = [...tree].filter(
      ([path]) => path.startsWith(folder) && !path.endsWith('/.argosy.json'),
    );
    expect(generated).toEqual({
      layout: LAYOUT,
      files: Object.fromEntries(
        own.map(([path, content]) => [
          path.slice(folder.length),
          createHash('sha256').update(content).digest('hex'),
        ]),
      ),
    });
  }
});

const checked = hasKubectl ? '' : 'NOT CHECKED, no kubectl on the PATH: ';

it(`${checked}every overlay builds with Kustomize`, () => {
  for (const [name, { spec }] of Object.entries(goldenCases)) {
    const overlays = [...readTree(folderOf(name)).keys()].filter(path =>
      path.endsWith('/config.json'),
    );
    expect(overlays).toHaveLength(spec.targets.length);
    for (const config of hasKubectl ? overlays : []) {
      const built = kustomize(join(folderOf(name), config, '..'));
      expect(built).not.toContain('set-by-overlay');
      expect(built).toContain(`argosy.dev/service: ${spec.name}`);
    }
  }
});
