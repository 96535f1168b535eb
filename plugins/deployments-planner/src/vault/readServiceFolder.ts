import { z } from 'zod';
import { readManifests } from '../expansion/files/readManifests';
import { fault } from '../repository/findings';
import { overlayConfigSchema } from '../repository/overlayConfig';
import { serviceDocumentSchema } from '../repository/serviceDocument';
import {
  Finding,
  isPlainName,
  parseWith,
  workloadSchema,
} from '@argosy/plugin-deployments-common';
import { Folder } from '../repository/RepositoryFiles';
import { accountsOf } from './accountsOf';
import { Account, RoleTarget } from './roles/desiredRole';

/** What the files of a service say of its accounts. With findings it is not known in full. */
interface ServiceAccess {
  accounts: readonly Account[];
  targets: readonly RoleTarget[];
  findings: readonly Finding[];
}

const { name, secrets } = workloadSchema.shape;

/** The rest of the file is not Vault's concern. */
const documentSchema = z.object({
  name: serviceDocumentSchema.shape.name,
  workloads: z.array(
    z.object({ name, secrets, migration: z.unknown().optional() }),
  ),
});

const CONFIG = /^overlays\/([^/]+)\/([^/]+)\/config\.json$/;
const { environment, cluster, namespace, service } = overlayConfigSchema.shape;
const configSchema = z.object({ environment, cluster, namespace, service });

const REMEDY = 'Correct it, or restore it from the history of the repository.';

const known = new WeakMap<Folder, ServiceAccess>();

/** Reads the folder `services/<name>`. Remembered as long as the folder, which never changes. */
export function readServiceFolder(
  folder: string,
  files: Folder,
): ServiceAccess {
  const found = known.get(files);
  if (found) return found;
  const targets = readTargets(folder, files);
  const accounts = readAccounts(folder, files);
  const access = {
    accounts: 'findings' in accounts ? [] : accounts,
    targets: targets.flatMap(target => ('severity' in target ? [] : [target])),
    findings: [
      ...('findings' in accounts ? accounts.findings : []),
      ...targets.filter(target => 'severity' in target),
    ],
  };
  known.set(files, access);
  return access;
}

const nameOf = (folder: string) => folder.slice(folder.indexOf('/') + 1);

function readAccounts(
  folder: string,
  files: Folder,
): Account[] | { findings: Finding[] } {
  const path = `${folder}/service.yaml`;
  const text = files.get(path);
  if (text === undefined) {
    const hasTargets = [...files.keys()].some(file =>
      file.endsWith('/config.json'),
    );
    const message =
      'The service has overlays and no service.yaml: which accounts of it need Vault is not known.';
    return hasTargets ? { findings: [fault(path, message, REMEDY)] } : [];
  }
  const { documents, fault: reason } = readManifests(text);
  if (documents.length !== 1) {
    const message = `The file cannot be read: ${reason ?? 'it is not one document'}.`;
    return { findings: [fault(path, message, REMEDY)] };
  }
  const parsed = parseWith(documentSchema, documents[0]);
  if ('findings' in parsed) {
    return {
      findings: parsed.findings.map(finding => ({
        ...finding,
        path,
        message: `${finding.path || 'The file'} ${finding.message}`,
      })),
    };
  }
  if (parsed.value.name !== nameOf(folder)) {
    const message = `The file names the service ${parsed.value.name}, and stands in the folder ${folder}.`;
    return { findings: [fault(path, message, REMEDY)] };
  }
  return parsed.value.workloads.flatMap(accountsOf);
}

function readTargets(
  folder: string,
  files: Folder,
): Array<RoleTarget | Finding> {
  const targets: Array<RoleTarget | Finding> = [];
  for (const [path, text] of files) {
    const place = path.endsWith('/config.json')
      ? CONFIG.exec(path.slice(folder.length + 1))
      : null;
    if (place) targets.push(readTarget(folder, path, place, text));
  }
  return targets;
}

function readTarget(
  folder: string,
  path: string,
  [, environmentOf, clusterOf]: RegExpExecArray,
  text: string,
): RoleTarget | Finding {
  const target = parseConfig(text);
  const isPlain =
    target &&
    [target.environment, target.cluster, target.namespace].every(isPlainName);
  const isInPlace =
    target?.service === nameOf(folder) &&
    target.environment === environmentOf &&
    target.cluster === clusterOf;
  if (isPlain && isInPlace) return target;
  const message =
    'The file does not say service, environment, cluster and namespace as its place does: no role can be made from it.';
  return fault(path, message, REMEDY);
}

function parseConfig(text: string) {
  try {
    return configSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
