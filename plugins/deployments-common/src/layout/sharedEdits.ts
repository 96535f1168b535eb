import { Finding, Fleet, Snapshot } from '../model';
import { appProject } from './appProject';
import { applicationSet } from './applicationSet';
import { FIRST, Step } from './blockList';
import { Entry, editList } from './editList';
import { fault } from './fault';
import { Pair, isProject, isSet, projectPath, setPath } from './pair';
import { overlayFolder, serviceFolder } from './paths';
import { standingConfig } from './standingConfig';
import { standingTargets } from './standingTargets';

interface ListWish {
  path: readonly Step[];
  marks: readonly string[];
  isOurs(entry: Entry): boolean;
  wanted: readonly Entry[];
}

/** The files under `argocd/` as the service needs them, null for those that nobody needs any more. */
export function sharedEdits(
  service: string,
  pairs: readonly Pair[],
  fleet: Fleet,
  snapshot: Snapshot,
) {
  const edits = new Map<string, string | null>();
  const findings: Finding[] = [];
  const namespaces = ownNamespaces(service, pairs, snapshot);
  const byPath = new Map(
    pairs.flatMap(pair => [
      [setPath(pair), pair] as const,
      [projectPath(pair), pair] as const,
    ]),
  );
  for (const pair of pairs) {
    const stands = snapshot.files.has(setPath(pair));
    if (stands !== snapshot.files.has(projectPath(pair)))
      findings.push(alone(pair, stands));
    else if (!stands) {
      edits.set(setPath(pair), applicationSet(pair, fleet));
      edits.set(projectPath(pair), appProject(pair, fleet));
    }
  }
  for (const [path, text] of snapshot.files) {
    if (!path.startsWith('argocd/')) continue;
    const lists = listsOf(path, service, namespaces, byPath.get(path));
    if (
      !byPath.has(path) &&
      !lists.some(list => list.marks.some(mark => text.includes(mark)))
    ) {
      continue;
    }
    const edited = editFile(text, lists);
    if (edited === undefined) findings.push(notInBlockStyle(path, lists));
    else edits.set(path, edited);
  }
  return { edits, findings };
}

/** Null where the first list is empty afterwards: then nobody needs the file. */
function editFile(
  text: string,
  lists: readonly ListWish[],
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

function listsOf(
  path: string,
  service: string,
  namespaces: ReadonlySet<string>,
  pair: Pair | undefined,
): ListWish[] {
  const marks = [...namespaces];
  const folder = serviceFolder(service);
  if (isSet(path)) {
    return [
      {
        path: ['spec', 'generators', FIRST, 'git', 'files'],
        marks: [folder],
        isOurs: entry => entry.path?.startsWith(folder),
        wanted: pair?.entries ?? [],
      },
    ];
  }
  if (!isProject(path)) return [];
  return [
    {
      path: ['spec', 'destinations'],
      marks,
      isOurs: entry => namespaces.has(entry.namespace),
      wanted: pair?.destinations ?? [],
    },
    {
      path: ['spec', 'clusterResourceWhitelist'],
      marks,
      isOurs: entry => entry.kind === 'Namespace' && namespaces.has(entry.name),
      wanted: pair?.namespaces ?? [],
    },
  ];
}

/** Namespaces that the service has or wants. */
function ownNamespaces(
  service: string,
  pairs: readonly Pair[],
  snapshot: Snapshot,
) {
  const standing = standingTargets(snapshot, service).map(
    target =>
      standingConfig(snapshot, `${overlayFolder(service, target)}config.json`)
        ?.namespace,
  );
  const wanted = pairs.flatMap(pair =>
    pair.destinations.map(entry => entry.namespace),
  );
  return new Set([...standing, ...wanted].filter(name => name !== undefined));
}

const alone = (pair: Pair, setStands: boolean) =>
  fault(
    setStands ? projectPath(pair) : setPath(pair),
    `The file is missing, although ${setStands ? setPath(pair) : projectPath(pair)} stands.`,
    'Restore it from the history of the repository.',
  );

const notInBlockStyle = (path: string, lists: readonly ListWish[]) =>
  fault(
    path,
    `${lists.map(list => list.path.filter(step => step !== FIRST).join('.')).join(' or ')} is no list with one line per entry, so that none can be added or taken away without touching the rest.`,
    'Write the list in block style, each entry on lines of its own.',
  );
