import { Finding, Fleet } from '@argosy/plugin-deployments-common';
import { fault } from '../repository/findings';
import { Entry } from '../repository/paths';
import { readServiceFiles } from '../repository/readServices';
import type { Snapshot } from '../repository/snapshot';
import { desiredLists, marksOf } from './desiredLists';
import { appProject } from './documents/argocd/appProject';
import { applicationSet } from './documents/argocd/applicationSet';
import { ProjectFiles, projectPath, setPath } from './projectFiles';
import { FIRST } from './yaml/blockList';
import { ListEdit, editLists } from './yaml/editLists';

/** What a service needs of the files under `argocd/`. */
interface SharedNeeds {
  service: string;
  projects: readonly ProjectFiles[];
  /** The existing files in question. */
  shared: readonly Entry[];
}

/** The files under `argocd/` as the service needs them, null for those that nobody needs any more. */
export function sharedEdits(
  { service, projects, shared }: SharedNeeds,
  fleet: Fleet,
  snapshot: Snapshot,
) {
  const edits = new Map<string, string | null>();
  const findings: Finding[] = [];
  const desired = new Map<string, ProjectFiles>();
  for (const project of projects) {
    desired.set(setPath(project), project).set(projectPath(project), project);
    const hasProject = snapshot.files.has(projectPath(project));
    if (snapshot.files.has(setPath(project))) {
      if (!hasProject) findings.push(alone(project));
      continue;
    }
    edits.set(setPath(project), applicationSet(project, fleet));
    if (!hasProject)
      edits.set(projectPath(project), appProject(project, fleet));
  }
  const of = { service, namespaces: namespacesOf(service, projects, snapshot) };
  const marks = marksOf(of);
  for (const [path, text] of shared) {
    const project = desired.get(path);
    if (!project && !marks(path).some(mark => text.includes(mark))) continue;
    const lists = desiredLists(path, of, project);
    const edited = editFile(text, lists);
    if (edited === undefined) findings.push(notInBlockStyle(path, lists));
    else edits.set(path, edited);
  }
  return { edits, findings };
}

/** Namespaces that a service has or shall have. */
function namespacesOf(
  service: string,
  projects: readonly ProjectFiles[],
  snapshot: Snapshot,
): ReadonlySet<string> {
  const { targets = [] } = readServiceFiles(snapshot, service) ?? {};
  const desired = projects.flatMap(project =>
    project.destinations.map(entry => entry.namespace),
  );
  return new Set([...targets.map(({ namespace }) => namespace), ...desired]);
}

/** Null where the first list is empty afterwards: then nobody needs the file. */
function editFile(
  text: string,
  lists: readonly ListEdit[],
): string | null | undefined {
  const edited = editLists(text, lists);
  return edited?.left[0] === 0 ? null : edited?.text;
}

const alone = (project: ProjectFiles) =>
  fault(
    projectPath(project),
    `The file is missing, although ${setPath(project)} exists.`,
    'Restore it from the history of the repository.',
  );

const notInBlockStyle = (path: string, lists: readonly ListEdit[]) =>
  fault(
    path,
    `${lists.map(list => list.path.filter(step => step !== FIRST).join('.')).join(' or ')} cannot be edited without changing other lines.`,
    'Write the list in block style, with each entry on lines of its own, in valid YAML with one document.',
  );
