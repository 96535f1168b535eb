import { at, isObject, JsonObject } from '../expansion/json';
import { parseConfigFile } from '../expansion/parseConfigFile';
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

export function* configsOf(
  { files, judged }: RuleContext,
  everywhere = false,
): Iterable<OverlayConfigFile> {
  for (const path of everywhere ? files.keys() : judged) {
    const match = path.endsWith('/config.json') ? CONFIG.exec(path) : null;
    if (!match) continue;
    const [, service, environment, cluster] = match;
    const text = files.get(path) ?? '';
    const parsed = parseConfigFile(text);
    const [first] = 'objects' in parsed ? parsed.objects : [];
    const values = isObject(first) ? first : {};
    yield { path, service, environment, cluster, text, values };
  }
}

export const textOf = (config: OverlayConfigFile, key: string) => {
  const value = at(config.values, key);
  return typeof value === 'string' ? value : undefined;
};
