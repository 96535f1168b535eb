import type { Snapshot } from '../repository/snapshot';
import { Finding, Fleet } from '@argosy/plugin-deployments-common';
import { appProject } from './documents/argocd/appProject';
import { applicationSet } from './documents/argocd/applicationSet';
import { FIRST } from './yaml/blockList';
import { ListEdit, editList } from './yaml/editList';
import { fault } from '../repository/findings';
import { Pair, projectPath, setPath } from './pair';
import { Entry } from '../repository/paths';
import { marksOf, ownNamespaces, wantedLists } from './wantedLists';

/** The files under `argocd/` as the service needs them, null for those that nobody needs any more. */
export function sharedEdits(
  service: string,
  pairs: readonly Pair[],
  fleet: Fleet,
  snapshot: Snapshot,
  shared: readonly Entry[],
) {
  const edits = new Map<string, string | null>();
  const findings: Finding[] = [];
  const wanted = new Map<string, Pair>();
  for (const pair of pairs) {
    wanted.set(setPath(pair), pair).set(projectPath(pair), pair);
    if (snapshot.files.has(setPath(pair))) {
      if (!snapshot.files.has(projectPath(pair))) findings.push(alone(pair));
      continue;
    }
    edits.set(setPath(pair), applicationSet(pair, fleet));
    if (!snapshot.files.has(projectPath(pair)))
      edits.set(projectPath(pair), appProject(pair, fleet));
  }
  const namespaces = ownNamespaces(service, pairs, snapshot);
  const marks = marksOf(service, namespaces);
  for (const [path, text] of shared) {
    const pair = wanted.get(path);
    if (!pair && !marks(path).some(mark => text.includes(mark))) continue;
    const lists = wantedLists(path, service, namespaces, pair);
    const edited = editFile(text, lists);
    if (edited === undefined) findings.push(notInBlockStyle(path, lists));
    else edits.set(path, edited);
  }
  return { edits, findings };
}

/** Null where the first list is empty afterwards: then nobody needs the file. */
function editFile(
  text: string,
  lists: readonly ListEdit[],
): string | null | undefined {
  let result = text;
  let needed = true;
  for (const [index, list] of lists.entries()) {
    const edited = editList(result, list);
    if (!edited) return undefined;
    if (index === 0) needed = edited.left > 0;
    result = edited.text;
  }
  return needed ? result : null;
}

const alone = (pair: Pair) =>
  fault(
    projectPath(pair),
    `The file is missing, although ${setPath(pair)} stands.`,
    'Restore it from the history of the repository.',
  );

const notInBlockStyle = (path: string, lists: readonly ListEdit[]) =>
  fault(
    path,
    `${lists.map(list => list.path.filter(step => step !== FIRST).join('.')).join(' or ')} is no list with one line per entry, so that none can be added or taken away without touching the rest.`,
    'Write the list in block style, each entry on lines of its own.',
  );
