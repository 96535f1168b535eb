import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import { bootstrapFiles, planLayout } from '.';
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
