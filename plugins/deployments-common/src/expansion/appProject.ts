import { projectGlob } from './glob';
import { JsonValue, listAt, objectAt, textAt } from './json';
import { HubManifest } from './readRepository';
import { ExpandedApplication, ExpansionProblem } from './types';

const IN_CLUSTER = {
  name: 'in-cluster',
  server: 'https://kubernetes.default.svc',
};

const denies = (pattern: string) => pattern.startsWith('!');
const matches = (pattern: string, value: string) =>
  denies(pattern)
    ? !projectGlob(pattern.slice(1)).test(value)
    : projectGlob(pattern).test(value);

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
  const { spec } = application.application;
  const sources = [objectAt(spec, 'source'), ...listAt(spec, 'sources')];
  for (const url of sources
    .map(source => textAt(source, 'repoURL'))
    .filter(Boolean)) {
    if (!permitsSource(listAt(project.document, 'spec', 'sourceRepos'), url)) {
      return invalid(
        `application repo ${url} is not permitted in project '${name}'`,
      );
    }
  }
  if (
    permitsDestination(
      listAt(project.document, 'spec', 'destinations'),
      application,
    )
  ) {
    return undefined;
  }
  return invalid(
    `application destination server '${application.cluster}' and namespace '${application.namespace}' do not match any of the allowed destinations in project '${name}'`,
  );
}

const normalUrl = (url: string) =>
  url
    .trim()
    .toLowerCase()
    .replace(/\.git$/, '');

function permitsSource(patterns: JsonValue[], url: string): boolean {
  const texts = patterns.filter(pattern => typeof pattern === 'string');
  const denied = texts.some(
    p => denies(p) && !matches(normalUrl(p), normalUrl(url)),
  );
  return !denied && texts.some(p => matches(normalUrl(p), normalUrl(url)));
}

function permitsDestination(
  items: JsonValue[],
  { cluster, namespace, application }: ExpandedApplication,
): boolean {
  const byName = textAt(application.spec, 'destination', 'name') !== '';
  const server =
    byName && cluster === IN_CLUSTER.name ? IN_CLUSTER.server : cluster;
  let any = false;
  for (const item of items) {
    const pattern = (key: string) => textAt(item, key);
    const serverUnknown =
      byName && cluster !== IN_CLUSTER.name && pattern('server') !== '';
    const nameMatched = byName && matches(pattern('name'), cluster);
    const serverMatched = serverUnknown || matches(pattern('server'), server);
    const namespaceMatched = matches(pattern('namespace'), namespace);
    if ((nameMatched || serverMatched) && namespaceMatched) any = true;
    else if (!nameMatched && denies(pattern('name'))) return false;
    else if (!serverMatched && denies(pattern('server')) && namespaceMatched)
      return false;
    else if (!namespaceMatched && denies(pattern('namespace')) && serverMatched)
      return false;
  }
  return any;
}
