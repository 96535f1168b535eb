import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import { parse } from 'yaml';
import { z } from 'zod';
import { UPDATE, readTree } from './__testUtils__/disk.test.util';
import { overlayConfigSchema } from '../repository/overlayConfig';
import { serviceDocumentSchema } from '../repository/serviceDocument';

const published = [
  {
    name: 'config.v1.json',
    title: 'config.json of one overlay, schemaVersion 1',
    description:
      "One file is one Application. Read by an ApplicationSet's git files generator (goTemplate, missingkey=error) and by the portal.",
    schema: overlayConfigSchema,
  },
  {
    name: 'service.v1.json',
    title: 'service.yaml of one service, schemaVersion 1',
    description:
      'What the team asked for. Which build runs, and what a target changes, stands in the overlays.',
    schema: serviceDocumentSchema,
  },
];

const fileOf = (name: string) => join(__dirname, '../../schemas', name);
const compile = (name: string) =>
  new Ajv2020().compile(JSON.parse(readFileSync(fileOf(name), 'utf8')));

const errorsOf = (validate: ReturnType<typeof compile>, value: unknown) => {
  validate(value);
  return validate.errors;
};

it.each(published)(
  '$name is what our own parser goes by',
  ({ name, schema, ...about }) => {
    const { $schema, ...body } = z.toJSONSchema(schema, { io: 'input' });
    const $id = `https://argosy.dev/schemas/${name}`;
    const text = `${JSON.stringify({ $schema, $id, ...about, ...body }, null, 2)}\n`;
    if (UPDATE) writeFileSync(fileOf(name), text);
    expect(readFileSync(fileOf(name), 'utf8')).toBe(text);
  },
);

it('accepts every service.yaml of the golden trees', () => {
  const validate = compile('service.v1.json');
  const specs = [...readTree(join(__dirname, '__golden__'))].filter(([path]) =>
    /services\/[^/]+\/service\.yaml$/.test(path),
  );
  expect(specs.length).toBeGreaterThan(5);
  for (const [, text] of specs)
    expect(errorsOf(validate, parse(text))).toBeNull();
});

describe('the hand-written repository, seen on a real Argo CD', () => {
  const configs = [...readTree(join(__dirname, '__fixtures__/handwritten'))]
    .filter(([path]) => path.endsWith('/config.json'))
    .map(([, text]): object => JSON.parse(text));
  const validate = compile('config.v1.json');

  it('is accepted with the key hub', () => {
    expect(configs).toHaveLength(7);
    for (const config of configs) {
      expect(errorsOf(validate, { ...config, hub: 'main' })).toBeNull();
    }
  });

  it.each([
    ['hub missing', {}],
    ['a key too many', { hub: 'main', wave: 1 }],
    ['a name with capitals', { hub: 'main', application: 'Search_prod_us1' }],
    ['a name too long', { hub: 'main', application: 'a'.repeat(54) }],
    ['another version', { hub: 'main', schemaVersion: 2 }],
    ['a path as a name', { hub: 'main', service: '../shop' }],
  ])('is refused with %s', (_, change) => {
    expect(errorsOf(validate, { ...configs[0], ...change })).not.toBeNull();
    expect(
      overlayConfigSchema.safeParse({ ...configs[0], ...change }).success,
    ).toBe(false);
  });
});
