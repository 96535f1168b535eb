import {
  at,
  isObject,
  JsonObject,
  listAt,
  textAt,
} from '../../expansion/files/json';
import { sourcesOf, writtenApplications } from '../applications';
import { defineRule } from '../rule';

export const A008 = defineRule({
  id: 'A008',
  title: 'Each Application has a form that Argo CD accepts',
  severity: 'error',
  *find(context) {
    for (const { name, path, spec } of writtenApplications(context)) {
      for (const [message, remedy] of faults(spec)) {
        yield { path, message: `${name}: ${message}`, remedy };
      }
    }
  },
});

function* faults(
  spec: JsonObject,
): Iterable<[message: string, remedy: string]> {
  const source = at(spec, 'source');
  const sources = at(spec, 'sources');
  if (source !== undefined && !isObject(source)) {
    yield ['source is not a map.', 'Write a list of sources under sources.'];
  }
  if (sources !== undefined && !Array.isArray(sources)) {
    yield ['sources is not a list.', 'Write a single source under source.'];
  }
  if (source !== undefined && sources !== undefined) {
    yield ['source and sources are both given.', 'Keep one of them.'];
  }
  if (
    source === undefined &&
    sources === undefined &&
    at(spec, 'sourceHydrator') === undefined
  ) {
    yield ['no source is given.', 'Add a source.'];
  }
  if (
    textAt(spec, 'destination', 'name') &&
    textAt(spec, 'destination', 'server')
  ) {
    yield ['destination has both name and server.', 'Keep the name.'];
  }
  const refs = new Set(sourcesOf(spec).map(entry => textAt(entry, 'ref')));
  for (const file of sourcesOf(spec).flatMap(entry =>
    listAt(entry, 'helm', 'valueFiles'),
  )) {
    const [, ref] =
      /^\$([^/]+)\//.exec(typeof file === 'string' ? file : '') ?? [];
    if (ref !== undefined && !refs.has(ref)) {
      yield [`$${ref} refers to no source.`, `Add a source with ref: ${ref}.`];
    }
  }
}
