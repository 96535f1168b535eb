import {
  at,
  JsonObject,
  listAt,
  objectAt,
  textAt,
} from '../../expansion/files/json';
import { ownRepository, readyApplications, sourcesOf } from '../applications';
import { defineRule } from '../rule';
import { resolvePath } from '../resolvePath';

export const A003 = defineRule({
  id: 'A003',
  title: 'Each value file that an Application names exists',
  severity: 'error',
  *find(context) {
    const isOwn = ownRepository(context);
    for (const { name, path, spec } of readyApplications(context)) {
      const sources = sourcesOf(spec);
      for (const source of sources) {
        for (const file of valueFiles(source)) {
          const place = locate(file, source, sources);
          if (
            !place ||
            !isOwn(place.repository) ||
            context.paths.has(place.path)
          )
            continue;
          yield {
            path,
            message: `The Application ${name} names the value file ${place.path}, which does not exist: it cannot be rendered.`,
            remedy: 'Add the file, or name one that exists.',
          };
        }
      }
    }
  },
});

const valueFiles = (source: JsonObject) =>
  at(source, 'helm', 'ignoreMissingValueFiles') === true
    ? []
    : listAt(source, 'helm', 'valueFiles').filter(
        file => typeof file === 'string',
      );

function locate(
  file: string,
  source: JsonObject,
  sources: readonly JsonObject[],
) {
  const reference = /^\$([^/]+)\/(.*)$/.exec(file);
  const from = reference
    ? sources.find(s => textAt(s, 'ref') === reference[1])
    : source;
  if (/^[a-z]+:\/\//.test(file) || !from) return undefined;
  const path = reference
    ? resolvePath('', reference[2])
    : resolvePath(textAt(from, 'path'), file);
  return path === undefined
    ? undefined
    : { path, repository: textAt(objectAt(from), 'repoURL') };
}
