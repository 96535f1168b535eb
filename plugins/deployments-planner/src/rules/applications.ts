import {
  JsonObject,
  JsonValue,
  listAt,
  objectAt,
  textAt,
} from '../expansion/files/json';
import { nameOf } from './kustomize';
import { RuleContext } from './ruleContext';

/** An Application's spec as it is written: by hand, or as the template of an ApplicationSet. */
interface WrittenApplication {
  path: string;
  kind: 'Application' | 'ApplicationSet';
  name: string;
  spec: JsonObject;
  metadata: JsonObject;
  /** The whole resource. */
  document: JsonObject;
}

export function writtenApplications(
  context: RuleContext,
): WrittenApplication[] {
  const plain = context.ofKind('Application').map(({ path, document }) => ({
    ...{ path, document, kind: 'Application' as const, name: nameOf(document) },
    spec: objectAt(document, 'spec'),
    metadata: objectAt(document, 'metadata'),
  }));
  const sets = context.ofKind('ApplicationSet').map(({ path, document }) => ({
    ...{
      path,
      document,
      kind: 'ApplicationSet' as const,
      name: nameOf(document),
    },
    spec: objectAt(document, 'spec', 'template', 'spec'),
    metadata: objectAt(document, 'spec', 'template', 'metadata'),
  }));
  return [...plain, ...sets];
}

/** Applications with all their values: plain ones, and those that the sets generate. */
export const readyApplications = (context: RuleContext) => [
  ...context.ofKind('Application').map(({ path, document }) => ({
    path,
    name: nameOf(document),
    spec: objectAt(document, 'spec'),
  })),
  ...context.expansion.sets
    .flatMap(set => set.applications)
    .filter(({ file }) => context.scope(file))
    .map(({ file, name, application }) => ({
      path: file,
      name,
      spec: application.spec,
    })),
];

export const sourcesOf = (spec: JsonObject): JsonObject[] =>
  [
    objectAt(spec, 'source'),
    ...listAt(spec, 'sources').map(source => objectAt(source)),
  ].filter(source => Object.keys(source).length > 0);

/** All generators of a set, those inside matrix and merge too. */
export function generatorsOf(document: JsonObject): JsonObject[] {
  const flatten = (generators: JsonValue[]): JsonObject[] =>
    generators.flatMap(entry => {
      const generator = objectAt(entry);
      const nested = ['matrix', 'merge'].flatMap(key =>
        listAt(generator, key, 'generators'),
      );
      return [generator, ...flatten(nested)];
    });
  return flatten(listAt(document, 'spec', 'generators'));
}

const normalUrl = (url: string) =>
  url
    .trim()
    .toLowerCase()
    .replace(/(?<!\/)\/+$/, '')
    .replace(/\.git$/, '');

/** Whether a source is this repository: the configured one, or that of a git generator. */
export function ownRepository(context: RuleContext): (url: string) => boolean {
  const urls = context
    .ofKind('ApplicationSet')
    .flatMap(({ document }) => generatorsOf(document))
    .map(generator => textAt(generator, 'git', 'repoURL'));
  const own = new Set(
    [...urls, context.fleet?.gitops.repository ?? ''].map(normalUrl),
  );
  own.delete('');
  return url => own.has(normalUrl(url));
}
