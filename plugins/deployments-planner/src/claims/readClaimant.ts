import { isPlainName, workloadSchema } from '@argosy/plugin-deployments-common';
import { z } from 'zod';
import { readManifests } from '../expansion/files/readManifests';
import { parseConfigFile } from '../expansion/files/parseConfigFile';
import { Folder } from '../repository/RepositoryFiles';
import { Claimant } from './claimsOf';

const { name, secrets, expose } = workloadSchema.shape;

/** What of service.yaml claims something. */
const documentSchema = z.object({
  owner: z.string().regex(/^[a-z]+:[^/]+\/[^/]+$/),
  project: z.string().optional(),
  entityRef: z.string().optional(),
  workloads: z.array(
    z.object({ name, secrets, expose, migration: z.unknown().optional() }),
  ),
});

const CONFIG = /^overlays\/([^/]+)\/([^/]+)\/config\.json$/;

const known = new WeakMap<Folder, Claimant>();

/**
 * The service of a folder `services/<name>`. A service.yaml that cannot be read hides its hosts and accounts, and frees no
 * namespace. Remembered as long as the folder, which never changes.
 */
export function readClaimant(folder: string, files: Folder): Claimant {
  const found = known.get(files);
  if (found) return found;
  const { documents } = readManifests(
    files.get(`${folder}/service.yaml`) ?? '',
  );
  const document = documentSchema.safeParse(documents[0]).data;
  const claimant = {
    name: folder.slice(folder.indexOf('/') + 1),
    workloads: [],
    ...document,
    targets: readTargets(folder, files),
  };
  known.set(files, claimant);
  return claimant;
}

const readTargets = (folder: string, files: Folder) =>
  [...files].flatMap(([path, content]) => {
    const place = path.endsWith('/config.json')
      ? CONFIG.exec(path.slice(folder.length + 1))
      : null;
    if (!place) return [];
    const [, environment, cluster] = place;
    if (!isPlainName(environment) || !isPlainName(cluster)) return [];
    const application = applicationIn(content);
    return [{ environment, cluster, ...(application && { application }) }];
  });

/** The name is written once and never recomputed, so that it is read from the file. */
function applicationIn(content: string): string | undefined {
  const config = parseConfigFile(content);
  const named = 'objects' in config && config.objects[0]?.application;
  return typeof named === 'string' && named !== '' ? named : undefined;
}
