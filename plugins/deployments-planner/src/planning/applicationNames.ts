import { JsonValue } from '../expansion/files/json';
import { parseConfigFile } from '../expansion/files/parseConfigFile';
import { Folder } from '../repository/RepositoryFiles';

const known = new WeakMap<Folder, ReadonlySet<JsonValue>>();

/** The Applications that the config files of a folder name. Remembered as long as the folder, which never changes. */
export function applicationNames(folder: Folder): ReadonlySet<JsonValue> {
  const found = known.get(folder);
  if (found) return found;
  const names = new Set(
    [...folder].flatMap(([path, content]) =>
      path.endsWith('/config.json') ? namesIn(content) : [],
    ),
  );
  names.delete('');
  known.set(folder, names);
  return names;
}

/** None where the file cannot be read. */
function namesIn(content: string) {
  const config = parseConfigFile(content);
  return 'objects' in config
    ? config.objects.map(values => values.application)
    : [];
}
