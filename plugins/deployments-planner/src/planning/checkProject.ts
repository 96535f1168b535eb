import {
  type Finding,
  projectOf,
  type ServiceSpec,
} from '@argosy/plugin-deployments-common';
import { specPath } from '../repository/paths';
import { readServiceFiles } from '../repository/readServices';
import { RepositoryFiles } from '../repository/RepositoryFiles';
import type { Snapshot } from '../repository/snapshot';

/** What decides whose a project is. @public */
export interface ProjectOwners {
  /** Owners by project, as the config names them: it has the last word. */
  configured: ReadonlyMap<string, readonly string[]>;
  snapshot: Pick<Snapshot, 'files'>;
  /** Services of Changes that are not merged yet. */
  pending: ReadonlyArray<Pick<ServiceSpec, 'owner' | 'project'>>;
}

/**
 * Whether the owner of a service may put it into its project. A project belongs to whom the config names, else to the
 * owners of the services that hold it, by their full refs; a new one to the group that asks first. One that stands in Git
 * and that no service holds is nobody's.
 * @public
 */
export function checkProject(
  spec: ServiceSpec,
  { configured, snapshot, pending }: ProjectOwners,
): Finding[] {
  const { owner } = spec;
  const project = projectOf(spec);
  const named = configured.get(project);
  if (named) {
    return named.includes(owner)
      ? []
      : [
          refusal(
            `The project ${project} belongs to ${list(named)} according to the config of the portal, not to ${owner}.`,
            `Choose another project, or have ${owner} added to deployments.projects.${project}.owners.`,
          ),
        ];
  }
  const files = RepositoryFiles.of(snapshot.files);
  const holders = new Set([
    ...ownersInGit(project, files),
    ...pending.filter(other => projectOf(other) === project).map(o => o.owner),
  ]);
  if (holders.has(owner)) return [];
  if (holders.size > 0) {
    return [
      refusal(
        `The project ${project} belongs to ${list([...holders])}, whose services are in it, not to ${owner}.`,
        `Choose another project. To share it, name its owners in deployments.projects.${project}.owners.`,
      ),
    ];
  }
  const folder = folderOfProject(project, files);
  if (folder !== undefined) {
    return [
      refusal(
        `The project ${project} exists in ${folder}/, but no readable service is in it: it belongs to nobody.`,
        `Choose another project, or have its owners named in deployments.projects.${project}.owners.`,
      ),
    ];
  }
  return owner.startsWith('group:')
    ? []
    : [
        refusal(
          `The project ${project} is new, and a new project must belong to a group; ${owner} is not a group.`,
          'Choose a group as owner, or an existing project.',
        ),
      ];
}

const refusal = (message: string, remedy: string): Finding => ({
  severity: 'error',
  path: 'project',
  message,
  remedy,
});

/** Owners that a finding names; of more it says how many. */
const NAMED = 3;

const list = (owners: readonly string[]) =>
  owners.length > NAMED
    ? `${owners.slice(0, NAMED).join(', ')} and ${owners.length - NAMED} more`
    : owners.join(', ');

/** Only services whose file names the project, or an owner that it is called after, are read. */
function ownersInGit(project: string, files: RepositoryFiles): string[] {
  const named = new RegExp(project.replaceAll('-', '[-._]'));
  return [...files.byService()].flatMap(([name, content]) => {
    const text = content.get(specPath(name));
    if (text === undefined || !named.test(text)) return [];
    const service = readServiceFiles({ files }, name)?.document;
    return service && projectOf(service) === project ? [service.owner] : [];
  });
}

const folderOfProject = (
  project: string,
  { shared }: RepositoryFiles,
): string | undefined =>
  [...shared.keys()].find(folder =>
    ['nonprod', 'prod'].some(tier => folder.endsWith(`/${project}-${tier}`)),
  );
