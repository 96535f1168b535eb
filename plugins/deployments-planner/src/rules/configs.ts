import { at, isObject, JsonObject } from '../expansion/files/json';
import { parseConfigFile } from '../expansion/files/parseConfigFile';
import { RuleContext } from './ruleContext';

const CONFIG = /^services\/([^/]+)\/overlays\/([^/]+)\/([^/]+)\/config\.json$/;

/** A config.json, with what its place says. */
export interface OverlayConfigFile {
  path: string;
  service: string;
  environment: string;
  cluster: string;
  text: string;
  /** As Argo CD reads it; empty where it cannot. */
  values: JsonObject;
}

export function* configsOf({
  files,
  judged,
}: RuleContext): Iterable<OverlayConfigFile> {
  for (const path of judged) {
    const match = isConfig(path) ? CONFIG.exec(path) : null;
    if (!match) continue;
    const [, service, environment, cluster] = match;
    const text = files.get(path) ?? '';
    const values = valuesOf(text);
    yield { path, service, environment, cluster, text, values };
  }
}

/** Path and named Application of every config.json, whether it is judged or not. */
export function* namedApplications({ files }: RuleContext) {
  for (const [path, text] of files) {
    if (!isConfig(path) || !CONFIG.test(path)) continue;
    const name = at(valuesOf(text), 'application');
    if (typeof name === 'string') yield { path, name };
  }
}

/** The clusters that the config.json files of a repository name. */
export const namedClusters = (files: ReadonlyMap<string, string>): string[] => [
  ...new Set(
    [...files].flatMap(([path, text]) => {
      if (!isConfig(path) || !CONFIG.test(path)) return [];
      const cluster = at(valuesOf(text), 'cluster');
      return typeof cluster === 'string' ? [cluster] : [];
    }),
  ),
];

const isConfig = (path: string) => path.endsWith('/config.json');

function valuesOf(text: string): JsonObject {
  const parsed = parseConfigFile(text);
  const [first] = 'objects' in parsed ? parsed.objects : [];
  return isObject(first) ? first : {};
}

export const textOf = (config: OverlayConfigFile, key: string) => {
  const value = at(config.values, key);
  return typeof value === 'string' ? value : undefined;
};
