import { JsonObject, JsonValue, listAt, textAt } from '../expansion/files/json';
import { folderOf, resolvePath } from './resolvePath';
import { Located, RuleContext } from './ruleContext';

const OVERLAY =
  /^services\/([^/]+)\/overlays\/([^/]+)\/([^/]+)\/kustomization\.yaml$/;

/** One target's overlay, and the resources that it builds on. */
export interface Overlay {
  path: string;
  service: string;
  environment: string;
  cluster: string;
  kustomization: JsonObject;
  /** Resources reached through `resources` and `components`, unpatched. */
  resources: readonly Located[];
  patches: readonly Located[];
}

export function* overlaysOf(context: RuleContext): Iterable<Overlay> {
  for (const path of context.files.keys()) {
    const match = context.scope(path) ? OVERLAY.exec(path) : null;
    const kustomization = match && context.read(path)[0];
    if (!match || !kustomization) continue;
    const [, service, environment, cluster] = match;
    yield {
      ...{ path, service, environment, cluster, kustomization },
      get resources() {
        return reach(context, { folder: folderOf(path), kustomization });
      },
      get patches() {
        return patchesOf(context, folderOf(path), kustomization);
      },
    };
  }
}

const texts = (values: JsonValue[]) =>
  values.filter(value => typeof value === 'string');

/** Files and folders that a kustomization names, by key. */
export const namedPaths = (kustomization: JsonObject) => [
  ...texts(listAt(kustomization, 'resources')),
  ...texts(listAt(kustomization, 'components')),
  ...texts(listAt(kustomization, 'patchesStrategicMerge')),
  ...listAt(kustomization, 'patches')
    .map(patch => textAt(patch, 'path'))
    .filter(Boolean),
];

function reach(
  context: RuleContext,
  { folder, kustomization }: { folder: string; kustomization: JsonObject },
  depth = 0,
): Located[] {
  const named = [
    ...listAt(kustomization, 'resources'),
    ...listAt(kustomization, 'components'),
  ];
  return texts(named).flatMap(name => {
    const path = resolvePath(folder, name);
    if (path === undefined || depth > 10) return [];
    if (context.files.has(path)) return locate(context, path);
    const [nested] = context.read(`${path}/kustomization.yaml`);
    return nested
      ? reach(context, { folder: path, kustomization: nested }, depth + 1)
      : [];
  });
}

function patchesOf(
  context: RuleContext,
  folder: string,
  kustomization: JsonObject,
): Located[] {
  const files = [
    ...texts(listAt(kustomization, 'patchesStrategicMerge')),
    ...listAt(kustomization, 'patches').map(patch => textAt(patch, 'path')),
  ];
  return files.flatMap(file => {
    const path = file === '' ? undefined : resolvePath(folder, file);
    return path === undefined ? [] : locate(context, path);
  });
}

const locate = (context: RuleContext, path: string): Located[] =>
  context.read(path).map(document => ({ path, document }));

/** Resources, patches and kustomizations of services; patches stand apart because they hold only what changes. */
export const isPatch = (path: string) =>
  /^services\/[^/]+\/overlays\/.*\/patches\//.test(path);

export const nameOf = (document: JsonObject) =>
  textAt(document, 'metadata', 'name');
