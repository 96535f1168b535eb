import type { JsonObject, JsonValue } from '@argosy/plugin-deployments-common';
import * as fc from 'fast-check';
import { parse, stringify } from 'yaml';
import type { TextEdit } from './configEdits.test.util';

type Steps = readonly (string | number)[];

/** Sets, or takes away where the value is undefined, what stands at a path. */
function put(root: JsonObject, steps: Steps, value: JsonValue | undefined) {
  const [last, ...before] = [...steps].reverse();
  let here: JsonValue = root;
  for (const step of before.reverse()) {
    const next: JsonValue | undefined = Object(here)[step];
    if (typeof next !== 'object' || next === null) return;
    here = next;
  }
  if (value === undefined) delete Object(here)[last];
  else Object(here)[last] = value;
}

const at =
  (...steps: Steps) =>
  (
    value: JsonValue | undefined,
    what = `${steps.join('.')} is ${JSON.stringify(value)}`,
  ): TextEdit => ({
    what,
    how: text => {
      const document: unknown = parse(text);
      const root: JsonObject = Object(document);
      put(root, steps, value);
      return stringify(root);
    },
  });

const FILES = ['spec', 'generators', 0, 'git', 'files'];
const TEMPLATE = ['spec', 'template'];

const addFiles = (...added: JsonObject[]): TextEdit => ({
  what: `finds also ${JSON.stringify(added)}`,
  how: text => {
    const document: JsonObject = Object(parse(text));
    const files = FILES.reduce<unknown>(
      (here, step) => Object(here)[step],
      document,
    );
    if (Array.isArray(files)) files.push(...added);
    return stringify(document);
  },
});

const secondGenerator = (
  change: (generator: JsonObject) => JsonObject,
): TextEdit => ({
  what: 'has a second generator',
  how: text => {
    const document: JsonObject = Object(parse(text));
    const generators: unknown = Object(document.spec).generators;
    if (Array.isArray(generators))
      generators.push(change(structuredClone(Object(generators[0]))));
    return stringify(document, { aliasDuplicateObjects: false });
  },
});

const all = (tag: string) => `services/${tag}*/overlays/*/*/config.json`;

/** What people do to an ApplicationSet. */
export const setEdits = (tag: string): fc.Arbitrary<TextEdit> =>
  fc.oneof(
    fc
      .constantFrom(
        'sync',
        'create-only',
        'create-update',
        'create-delete',
        undefined,
      )
      .map(policy => at('spec', 'syncPolicy', 'applicationsSync')(policy)),
    fc
      .constantFrom(true, undefined)
      .map(value =>
        at('spec', 'syncPolicy', 'preserveResourcesOnDeletion')(value),
      ),
    fc
      .constantFrom(`${tag}-nowhere`, 'default', '')
      .map(name => at(...TEMPLATE, 'spec', 'project')(name)),
    fc
      .constantFrom(
        '{{.application}}',
        `${tag}-{{ .cluster }}`,
        '{{ .application }}-{{ .path.basename }}',
        '{{ index .path.segments 1 }}-{{ index .path.segments 3 }}-{{ .path.basenameNormalized }}',
        '{{ .application }}-{{ .path.filenameNormalized }}',
        '{{- .application -}} -x',
        '{{ .applicatoin }}',
        '{{ .application.name }}',
        '{{ index .path.segments 9 }}',
      )
      .map(name => at(...TEMPLATE, 'metadata', 'name')(name)),
    fc
      .constantFrom(
        '{{ .entityRef }}',
        '{{ .project }}',
        '{{ .hub }}',
        '{{ .schemaVersion }}',
        '{{ .team }}',
        'a fixed text',
        '',
      )
      .map(value =>
        at(...TEMPLATE, 'metadata', 'labels', 'example.com/more')(value),
      ),
    fc
      .constantFrom(
        '{{ .entityRef }}',
        '{{ .path }}',
        '{{ .path.segments }}',
        '{{ .schemaVersion }}',
        '{"a": "{{ .region }}"}',
      )
      .map(value =>
        at(...TEMPLATE, 'metadata', 'annotations', 'example.com/more')(value),
      ),
    fc
      .constantFrom<JsonValue | undefined>(undefined, [
        'resources-finalizer.argocd.argoproj.io/background',
      ])
      .map(value => at(...TEMPLATE, 'metadata', 'finalizers')(value)),
    fc
      .constantFrom<JsonObject>(
        { name: '{{ .cluster }}' },
        {
          server: 'https://kubernetes.default.svc',
          namespace: '{{ .namespace }}',
        },
        {
          name: 'eu1',
          namespace: '{{ .namespace }}',
          server: 'https://kubernetes.default.svc',
        },
        { namespace: '{{ .namespace }}' },
      )
      .map(value => at(...TEMPLATE, 'spec', 'destination')(value)),
    fc
      .constantFrom<JsonObject[]>(
        [{ path: all(tag) }],
        [
          { path: all(tag) },
          {
            path: `services/${tag}*/overlays/*/us1/config.json`,
            exclude: true,
          },
        ],
        [
          {
            path: `services/${tag}*/overlays/prod/*/config.json`,
            exclude: true,
          },
        ],
        [{ path: 'services/none-of-this-name/overlays/*/*/config.json' }],
      )
      .map(files => addFiles(...files)),
    fc.constant(at(...FILES)([], 'finds nothing')),
    fc.constant(
      at(...FILES)([
        { path: 'services/none-of-this-name/overlays/dev/*/config.json' },
      ]),
    ),
    fc
      .constantFrom('file', 'path', 'region')
      .map(prefix =>
        at('spec', 'generators', 0, 'git', 'pathParamPrefix')(prefix),
      ),
    fc
      .constantFrom<JsonObject>(
        { matchLabels: { region: 'eu-west' } },
        { matchLabels: { 'path.basename': 'eu1' } },
        { matchLabels: { schemaVersion: '1' } },
        {
          matchExpressions: [
            { key: 'cluster', operator: 'NotIn', values: ['eu1'] },
          ],
        },
        {
          matchExpressions: [
            { key: 'region', operator: 'In', values: ['us-east', '1'] },
          ],
        },
        { matchExpressions: [{ key: 'team', operator: 'Exists' }] },
        { matchExpressions: [{ key: 'namespace', operator: 'DoesNotExist' }] },
        { matchExpressions: [{ key: 'path.segments', operator: 'Exists' }] },
      )
      .map(selector => at('spec', 'generators', 0, 'selector')(selector)),
    fc.constant(secondGenerator(generator => generator)),
    fc.constant(
      secondGenerator(generator => ({
        ...generator,
        selector: { matchLabels: { cluster: 'eu1' } },
      })),
    ),
    fc.constant(at('metadata', 'finalizers')(undefined)),
    fc.constant(at('spec', 'goTemplateOptions')(undefined)),
    fc.constant(
      at(
        'spec',
        'template',
        'spec',
        'syncPolicy',
        'automated',
        'selfHeal',
      )(false),
    ),
    fc.constant(
      at(
        'spec',
        'template',
        'spec',
        'info',
      )([{ name: '{{ .service }}', value: '{{ .hub }}' }]),
    ),
  );

/** What people do to an AppProject. */
export const projectEdits = (tag: string): fc.Arbitrary<TextEdit> =>
  fc.oneof(
    fc
      .constantFrom<JsonValue>(
        [],
        [{ name: '*', namespace: '*' }],
        [{ name: 'eu1', namespace: '*' }],
        [{ name: '*', namespace: `${tag}*-dev` }],
        [
          { name: '*', namespace: '*' },
          { name: '!us1', namespace: '*' },
        ],
        [
          { name: '*', namespace: '*' },
          { name: '*', namespace: '!*-dev' },
        ],
        [
          { name: '*', namespace: '*' },
          { name: 'eu1', namespace: `!${tag}*` },
        ],
        [{ name: 'e?1', namespace: '*' }],
        [{ name: '{eu1,us9}', namespace: '*' }],
        [{ server: '*', namespace: '*' }],
        [{ name: 'in-cluster', namespace: '*' }],
      )
      .map(destinations => at('spec', 'destinations')(destinations)),
    fc
      .constantFrom<JsonValue>(
        ['*'],
        [],
        ['https://git.example.com/*'],
        ['*', '!http*'],
        ['!https://git.example.com/*', '*'],
        ['http*'],
        ['*.git'],
        ['*/**'],
      )
      .map(urls => at('spec', 'sourceRepos')(urls)),
    fc.constant(at('metadata', 'name')(`${tag}-renamed`)),
  );
