import { projectGlob, sourceGlob } from './generators/glob';
import { JsonObject, listAt, objectAt, textAt } from './files/json';
import { memoByText } from './files/memo';
import { HubManifest } from './files/readRepository';
import { ExpandedApplication, ExpansionProblem } from './types';

const IN_CLUSTER = {
  name: 'in-cluster',
  server: 'https://kubernetes.default.svc',
};

/** A pattern of a project: what it matches, and whether it is there to deny. */
interface Pattern {
  text: string;
  denies: boolean;
  matches(value: string): boolean;
}

/** The patterns of a project, read once for all its Applications. */
interface Patterns {
  permitsSource(url: string): boolean;
  /** Destinations that name one cluster and one namespace, by {@link placeKey}: most, and a project may have thousands. */
  places: ReadonlySet<string>;
  /** All other destinations. */
  destinations: Array<Record<'name' | 'server' | 'namespace', Pattern>>;
}

function toPattern(text: string): Pattern {
  const denies = text.startsWith('!');
  const glob = projectGlob(denies ? text.slice(1) : text);
  return { text, denies, matches: value => glob.test(value) !== denies };
}

/** A bare `*` is any repository; `!*` denies only what has no slash. */
function toSource(text: string): Pattern {
  const denies = text.startsWith('!');
  const glob = sourceGlob(normalUrl(denies ? text.slice(1) : text));
  const matches = (value: string) =>
    normalUrl(text) === '*' || glob.test(value) !== denies;
  return { text, denies, matches };
}

type Destination = Record<'name' | 'server' | 'namespace', string>;

const isLiteral = (text: string) => !/^!|[*?[{\\]/.test(text);
const isPlace = ({ name, server, namespace }: Destination) =>
  server === '' && isLiteral(name) && isLiteral(namespace);
const placeKey = ({ name, namespace }: Omit<Destination, 'server'>) =>
  `${name}\n${namespace}`;

const known = new WeakMap<JsonObject, Patterns>();

function patternsOf({ document }: HubManifest): Patterns {
  const read = known.get(document);
  if (read) return read;
  const destinations = listAt(document, 'spec', 'destinations').map(item => ({
    name: textAt(item, 'name'),
    server: textAt(item, 'server'),
    namespace: textAt(item, 'namespace'),
  }));
  const patterns: Patterns = {
    permitsSource: sourcesOf(document),
    places: new Set(destinations.filter(isPlace).map(placeKey)),
    destinations: destinations
      .filter(item => !isPlace(item))
      .map(({ name, server, namespace }) => ({
        name: toPattern(name),
        server: toPattern(server),
        namespace: toPattern(namespace),
      })),
  };
  known.set(document, patterns);
  return patterns;
}

/** Why a project refuses an Application, in Argo CD's words; undefined where it does not, or where a server's address would have to be known. */
export function projectRefusal(
  project: HubManifest,
  application: ExpandedApplication,
): ExpansionProblem | undefined {
  const name = textAt(project.document, 'metadata', 'name');
  const invalid = (message: string): ExpansionProblem => ({
    type: 'InvalidSpecError',
    reason: 'InvalidSpecError',
    message,
    file: application.file,
  });
  const patterns = patternsOf(project);
  const { spec } = application.application;
  const sources = [objectAt(spec, 'source'), ...listAt(spec, 'sources')];
  for (const url of sources
    .map(source => textAt(source, 'repoURL'))
    .filter(Boolean)) {
    if (!patterns.permitsSource(url)) {
      return invalid(
        `application repo ${url} is not permitted in project '${name}'`,
      );
    }
  }
  if (permitsDestination(patterns, application)) return undefined;
  return invalid(
    `application destination server '${application.cluster}' and namespace '${application.namespace}' do not match any of the allowed destinations in project '${name}'`,
  );
}

const normalUrl = (url: string) =>
  url
    .trim()
    .toLowerCase()
    .replace(/\.git$/, '');

/** Hardly more than one repository is asked for, and that for each Application. */
function sourcesOf(document: JsonObject): (url: string) => boolean {
  const patterns = listAt(document, 'spec', 'sourceRepos')
    .filter(item => typeof item === 'string')
    .map(toSource);
  return memoByText(100, url => {
    const value = normalUrl(url);
    const denied = patterns.some(p => p.denies && !p.matches(value));
    return !denied && patterns.some(p => p.matches(value));
  });
}

function permitsDestination(
  { places, destinations }: Patterns,
  { cluster, namespace, application }: ExpandedApplication,
): boolean {
  const byName = textAt(application.spec, 'destination', 'name') !== '';
  const isOther = byName && cluster !== IN_CLUSTER.name;
  const server = byName && !isOther ? IN_CLUSTER.server : cluster;
  let any = byName && places.has(placeKey({ name: cluster, namespace }));
  for (const to of destinations) {
    const serverUnknown = isOther && to.server.text !== '';
    const nameMatched = byName && to.name.matches(cluster);
    const serverMatched = serverUnknown || to.server.matches(server);
    const namespaceMatched = to.namespace.matches(namespace);
    if ((nameMatched || serverMatched) && namespaceMatched) any = true;
    else if (!nameMatched && to.name.denies) return false;
    else if (!serverMatched && to.server.denies && namespaceMatched)
      return false;
    else if (!namespaceMatched && to.namespace.denies && serverMatched)
      return false;
  }
  return any;
}
