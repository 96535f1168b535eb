import {
  Finding,
  namespaceOf,
  parseInput,
} from '@argosy/plugin-deployments-common';
import { parse } from 'yaml';
import { z } from 'zod';
import { readPlain } from '../expansion/files/readPlain';
import { byPlace } from './byPlace';
import { fault } from './findings';
import { ExistingConfig, existingConfigSchema } from './overlayConfig';
import { placeOfConfig, serviceOf, specPath } from './paths';
import { Folder, RepositoryFiles } from './RepositoryFiles';
import { ServiceDocument, serviceDocumentSchema } from './serviceDocument';

/** One overlay of a service: what its config.json says, which is what its place says too. @public */
export interface ServiceTarget extends ExistingConfig {
  /** The path of config.json. */
  file: string;
}

/** A service as its service.yaml and the config.json of its overlays say it. @public */
export interface ServiceFiles {
  /** service.yaml; undefined where it is missing or cannot be read. */
  document?: ServiceDocument;
  /** By environment and cluster; without those whose config.json cannot be read. */
  targets: readonly ServiceTarget[];
  /**
   * One for each file that cannot be read. With any the service is not known in full: what is known of it from before
   * stays, and nothing of it may be removed.
   */
  findings: readonly Finding[];
}

/** The files to read; `paths` also names those whose content is not at hand, such as symbolic links. @public */
export interface ServiceSource {
  files: ReadonlyMap<string, string>;
  paths?: readonly string[];
}

/**
 * The services of a repository by name: every folder below `services/` that holds a service.yaml or the config.json of
 * an overlay. The one reader of these files: a service that cannot be read is so for everyone. What a folder holds is
 * remembered as long as the folder, so that versions of {@link RepositoryFiles} that share it are read once.
 * @public
 */
export function readServices(
  source: ServiceSource,
): ReadonlyMap<string, ServiceFiles> {
  const services = new Map<string, ServiceFiles>();
  for (const [name, files] of RepositoryFiles.of(source.files).byService()) {
    const service = readFolder(name, files);
    if (service) services.set(name, service);
  }
  for (const [name, paths] of withoutContent(source))
    services.set(name, addUnread(services.get(name), paths));
  return services;
}

/** One of {@link readServices}; undefined where the repository holds no service of this name. @public */
export function readServiceFiles(
  source: ServiceSource,
  name: string,
): ServiceFiles | undefined {
  const files = RepositoryFiles.of(source.files).service(name);
  const service = files && readFolder(name, files);
  const paths = withoutContent(source).get(name);
  return paths ? addUnread(service, paths) : service;
}

const REMEDY = 'Correct it, or restore it from the history of the repository.';

const known = new WeakMap<Folder, ServiceFiles>();

function readFolder(name: string, files: Folder): ServiceFiles | undefined {
  const found = known.get(files);
  if (found) return found;
  const text = files.get(specPath(name));
  const configs = [...files].flatMap(([path, content]) => {
    const place = placeOfConfig(path);
    return place ? [readConfig(path, place, content)] : [];
  });
  if (text === undefined && configs.length === 0) return undefined;
  const document = readDocument(name, text);
  const findings = [document, ...configs].filter(read => 'severity' in read);
  const service: ServiceFiles = {
    ...('severity' in document ? {} : { document }),
    targets: configs
      .flatMap(read => ('severity' in read ? [] : [read]))
      .sort(byPlace),
    findings,
  };
  known.set(files, service);
  return service;
}

function readDocument(
  name: string,
  text: string | undefined,
): ServiceDocument | Finding {
  const path = specPath(name);
  if (text === undefined) {
    return fault(
      path,
      'The service has overlays and no service.yaml: what it is made of is not known.',
      REMEDY,
    );
  }
  let value: unknown;
  try {
    value = readPlain(text) ?? parse(text, { logLevel: 'error' });
  } catch (error) {
    return fault(
      path,
      `The file is not valid YAML and cannot be read: ${reasonOf(error)}.`,
      REMEDY,
    );
  }
  const document = parseFile(path, serviceDocumentSchema, value);
  if ('severity' in document || document.name === name) return document;
  return fault(
    path,
    `It names the service ${document.name}, but its folder is ${name}.`,
    REMEDY,
  );
}

type Place = NonNullable<ReturnType<typeof placeOfConfig>>;

function readConfig(
  file: string,
  place: Place,
  text: string,
): ServiceTarget | Finding {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return fault(
      file,
      `The file is not valid JSON: ${reasonOf(error)}.`,
      REMEDY,
    );
  }
  const config = parseFile(file, existingConfigSchema, value);
  if ('severity' in config) return config;
  const differing = (['service', 'environment', 'cluster'] as const).find(
    key => config[key] !== place[key],
  );
  if (differing !== undefined) {
    return fault(
      file,
      `It names the ${differing} ${config[differing]}, but its folder is ${place[differing]}.`,
      'Move the folder, or correct the file.',
    );
  }
  // What a service gets follows from its name: in another namespace it would get what is another's.
  const namespace = namespaceOf(place.service, place.environment);
  return config.namespace === namespace
    ? { ...config, file }
    : fault(
        file,
        `It names the namespace ${config.namespace}, but that of ${place.service} in ${place.environment} is ${namespace}.`,
        `Write ${namespace}. Until then the service gets no roles, and no secrets of it are read.`,
      );
}

/** All that is wrong with a file is one finding. */
function parseFile<S extends z.ZodType>(
  path: string,
  schema: S,
  value: unknown,
): z.output<S> | Finding {
  const parsed = parseInput(schema, value);
  if (!('findings' in parsed)) return parsed.value;
  const { findings } = parsed;
  const message = findings
    .map(finding => `${finding.path || 'The file'} ${finding.message}`)
    .join('; ');
  const [only, ...more] = new Set(findings.map(({ remedy }) => remedy));
  return fault(
    path,
    `${message}.`,
    more.length > 0 ? REMEDY : `${only[0].toUpperCase()}${only.slice(1)}.`,
  );
}

/** The first line of what a parser says: the others draw the place. */
const reasonOf = (error: unknown) =>
  (error instanceof Error ? error.message : String(error))
    .split('\n')[0]
    .replace(/[:.]$/, '');

/** By service, the paths of its files whose content is not at hand. */
function withoutContent({
  files,
  paths = [],
}: ServiceSource): ReadonlyMap<string, string[]> {
  const found = new Map<string, string[]>();
  for (const path of paths) {
    const service = files.has(path) ? undefined : serviceOf(path);
    if (service === undefined) continue;
    found.set(service, [...(found.get(service) ?? []), path]);
  }
  return found;
}

/** Replaces what {@link readFolder} says of a service.yaml that is there without content. */
function addUnread(
  service: ServiceFiles | undefined,
  paths: readonly string[],
): ServiceFiles {
  const { findings = [], ...rest } = service ?? { targets: [] };
  return {
    ...rest,
    findings: [
      ...findings.filter(({ path }) => !paths.includes(path)),
      ...paths.map(path =>
        fault(path, 'It is not a regular file and cannot be read.', REMEDY),
      ),
    ],
  };
}
