import { textAt } from '../expansion/json';
import { parseConfigFile } from '../expansion/parseConfigFile';

/** The Applications that a config file names; none for another file, or where it cannot be read. */
export function namesOf([path, content]: readonly [string, string]): string[] {
  const config = path.endsWith('/config.json') && parseConfigFile(content);
  return config && 'objects' in config
    ? config.objects.map(values => textAt(values, 'application'))
    : [];
}
