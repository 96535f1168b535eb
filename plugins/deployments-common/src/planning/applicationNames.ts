import { JsonValue } from '../expansion/json';
import { parseConfigFile } from '../expansion/parseConfigFile';

/** The Applications that a config file names; none where it cannot be read. */
export function applicationNames(content: string): readonly JsonValue[] {
  const config = parseConfigFile(content);
  if (!('objects' in config)) return [];
  const { objects } = config;
  // Read for every target of the fleet: nearly all files hold one object.
  return objects.length === 1
    ? [objects[0].application]
    : objects.map(values => values.application);
}
