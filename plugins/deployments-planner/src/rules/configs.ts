import { at, isObject, JsonObject } from '../expansion/files/json';
import { parseConfigFile } from '../expansion/files/parseConfigFile';
import { placeOfConfig } from '../repository/paths';
import { RuleContext } from './ruleContext';

/** A config.json, with what its place says. Rules judge also those that `readServices` refuses, and as Argo CD reads them. */
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
    const place = placeOfConfig(path);
    if (!place) continue;
    const text = files.get(path) ?? '';
    yield { ...place, path, text, values: valuesOf(text) };
  }
}

/** Path and named Application of every config.json, whether it is judged or not. */
export function* namedApplications({ files }: RuleContext) {
  for (const [path, text] of files) {
    if (!placeOfConfig(path)) continue;
    const name = at(valuesOf(text), 'application');
    if (typeof name === 'string') yield { path, name };
  }
}

/** The clusters that the config.json files of a repository name. */
export const namedClusters = (files: ReadonlyMap<string, string>): string[] => [
  ...new Set(
    [...files].flatMap(([path, text]) => {
      if (!placeOfConfig(path)) return [];
      const cluster = at(valuesOf(text), 'cluster');
      return typeof cluster === 'string' ? [cluster] : [];
    }),
  ),
];

function valuesOf(text: string): JsonObject {
  const parsed = parseConfigFile(text);
  const [first] = 'objects' in parsed ? parsed.objects : [];
  return isObject(first) ? first : {};
}

export const textOf = (config: OverlayConfigFile, key: string) => {
  const value = at(config.values, key);
  return typeof value === 'string' ? value : undefined;
};
