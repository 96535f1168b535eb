import { JsonValue } from '../expansion/json';
import { memoByText } from '../expansion/memo';
import { parseConfigFile } from '../expansion/parseConfigFile';

/** The Applications that a config file names; none where it cannot be read. Pure; results are remembered by text. */
export const applicationNames = memoByText(
  20_000,
  (content): readonly JsonValue[] => {
    const config = parseConfigFile(content);
    if (!('objects' in config)) return [];
    return config.objects.map(values => values.application);
  },
);
