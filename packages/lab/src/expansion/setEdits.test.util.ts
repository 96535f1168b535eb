import type { JsonObject, JsonValue } from '@argosy/plugin-deployments-planner';
import * as fc from 'fast-check';
import { parse, stringify } from 'yaml';
import type { TextEdit } from './configEdits.test.util';
import { setAt } from './setAt.test.util';

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
      .map(policy => setAt('spec', 'syncPolicy', 'applicationsSync')(policy)),
    fc
      .constantFrom(true, undefined)
      .map(value =>
        setAt('spec', 'syncPolicy', 'preserveResourcesOnDeletion')(value),
      ),
    fc
      .constantFrom(`${tag}-nowhere`, 'default', '')
      .map(name => setAt(...TEMPLATE, 'spec', 'project')(name)),
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
      .map(name => setAt(...TEMPLATE, 'metadata', 'name')(name)),
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
        setAt(...TEMPLATE, 'metadata', 'labels', 'example.com/more')(value),
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
        setAt(
          ...TEMPLATE,
          'metadata',
          'annotations',
          'example.com/more',
        )(value),
      ),
    fc
      .constantFrom<JsonValue | undefined>(undefined, [
        'resources-finalizer.argocd.argoproj.io/background',
      ])
      .map(value => setAt(...TEMPLATE, 'metadata', 'finalizers')(value)),
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
      .map(value => setAt(...TEMPLATE, 'spec', 'destination')(value)),
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
    fc.constant(setAt(...FILES)([], 'finds nothing')),
    fc.constant(
      setAt(...FILES)([
        { path: 'services/none-of-this-name/overlays/dev/*/config.json' },
      ]),
    ),
    fc
      .constantFrom('file', 'path', 'region')
      .map(prefix =>
        setAt('spec', 'generators', 0, 'git', 'pathParamPrefix')(prefix),
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
      .map(selector => setAt('spec', 'generators', 0, 'selector')(selector)),
    fc.constant(secondGenerator(generator => generator)),
    fc.constant(
      secondGenerator(generator => ({
        ...generator,
        selector: { matchLabels: { cluster: 'eu1' } },
      })),
    ),
    fc.constant(setAt('metadata', 'finalizers')(undefined)),
    fc.constant(setAt('spec', 'goTemplateOptions')(undefined)),
    fc.constant(
      setAt(
        'spec',
        'template',
        'spec',
        'syncPolicy',
        'automated',
        'selfHeal',
      )(false),
    ),
    fc.constant(
      setAt(
        'spec',
        'template',
        'spec',
        'info',
      )([{ name: '{{ .service }}', value: '{{ .hub }}' }]),
    ),
  );
