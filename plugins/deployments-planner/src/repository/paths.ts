import { RepositoryFiles } from './RepositoryFiles';
import type { Snapshot } from './snapshot';
import { Entry } from './RepositoryFiles';
import { isHeadPath, isRolesPath } from './terraformPaths';

export type { Entry };

/** Everything below it belongs to the service. */
export const serviceFolder = (service: string) => `services/${service}/`;

export const specPath = (service: string) =>
  `${serviceFolder(service)}service.yaml`;

/** Which files of a service were generated, and with which content. */
export const generatedPath = (service: string) =>
  `${serviceFolder(service)}.argosy.json`;

export const baseFolder = (service: string, workload: string) =>
  `${serviceFolder(service)}base/${workload}/`;

export const overlayFolder = (
  service: string,
  target: { environment: string; cluster: string },
) =>
  `${serviceFolder(service)}overlays/${target.environment}/${target.cluster}/`;

/** What an overlay changes about a workload. */
export const patchPath = (folder: string, workload: string) =>
  `${folder}patches/${workload}.yaml`;

/** The line in an ApplicationSet that finds the overlays of a service in an environment. */
export const entryPath = (service: string, environment: string) =>
  `${serviceFolder(service)}overlays/${environment}/*/config.json`;

/** Whether a path is below a folder. Most folders begin alike: their last letters are looked at first. */
export function isBelow(folder: string): (path: string) => boolean {
  const end = folder.length - 1;
  const [letter, slash] = [folder.charCodeAt(end - 1), folder.charCodeAt(end)];
  return path =>
    path.charCodeAt(end) === slash &&
    path.charCodeAt(end - 1) === letter &&
    path.startsWith(folder);
}

/** Path and content of what the services of a project, and Argo CD, have in common. */
export function sharedFiles({ files }: Snapshot): Entry[] {
  return [...RepositoryFiles.of(files).shared.values()].flatMap(folder => [
    ...folder,
  ]);
}

const SERVICE_FILE =
  /^services\/([^/]+)\/(?:service\.yaml|overlays\/([^/]+)\/([^/]+)\/config\.json)$/;

/** Whether services are read from a file: a service.yaml, or the config.json of an overlay. @public */
export const isServiceFile = (path: string): boolean => SERVICE_FILE.test(path);

/** The service that a service.yaml or a config.json is of, by its path. */
export const serviceOf = (path: string): string | undefined =>
  SERVICE_FILE.exec(path)?.[1];

/** What the path of an overlay's config.json says; undefined for other paths. */
export function placeOfConfig(path: string) {
  // a regular expression for each path of a large repository takes longer than its end
  if (!path.endsWith('/config.json')) return undefined;
  const [, service, environment, cluster] = SERVICE_FILE.exec(path) ?? [];
  return service === undefined ? undefined : { service, environment, cluster };
}

/** Which files are asked for: with their contents, or by their paths only. @public */
export type WantedPaths = (path: string) => boolean | 'path';

/**
 * Which paths and contents of the repository {@link planLayout} and the
 * expansion need for a plan of this service.
 * @public
 */
export const wantedPaths = (service: string): WantedPaths => {
  const folder = serviceFolder(service);
  const isRoles = isRolesPath(service);
  return path => {
    // Where the folders that we write to would stand, and what else Argo CD's folder holds.
    if (path === 'services' || path === folder.slice(0, -1)) return 'path';
    if (path.startsWith('argocd/')) return IS_DOCUMENT.test(path) || 'path';
    return (
      path.startsWith(folder) ||
      isServiceFile(path) ||
      isRoles(path) ||
      isHeadPath(path)
    );
  };
};

const IS_DOCUMENT = /\.(?:ya?ml|json)$/;
