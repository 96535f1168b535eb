import { readApplicationSet } from '../expansion/applicationSet';
import { foundFolders } from '../expansion/foundFolders';
import { textAt } from '../expansion/json';
import { manifestsIn, readRepository } from '../expansion/readRepository';
import { RepositoryFiles } from '../model';
import { Folder, folderOf, isShared } from '../model/repositoryFiles';
import { applicationNames } from './applicationNames';

/** The part of a repository that a plan can change or be refused by. */
interface TouchedFiles {
  before: RepositoryFiles;
  after: RepositoryFiles;
}

/**
 * The service's own folder; those of others that name an Application as it does; the ApplicationSets that the edits
 * touch or that may find files in one of these; all that these sets find, and the projects. Other sets are left out:
 * they are what they were.
 */
export function touchedFiles(
  own: string,
  edits: ReadonlyMap<string, string | null>,
  before: RepositoryFiles,
): TouchedFiles {
  const after = before.with(edits);
  const folders = [own, ...namesakesOf(own, before, after)];
  const touched = touchedShared(folders, edits, before);
  const found = [before, after].flatMap(files => foundBy(touched, files));
  const names = [...touched, ...folders, ...found];
  const projects = projectsOf(touched, before);
  const part = (files: RepositoryFiles) => files.pick(names).with(projects);
  return { before: part(before), after: part(after) };
}

/** The folders of others that name an Application as the service does, before or after. */
function namesakesOf(own: string, ...versions: readonly RepositoryFiles[]) {
  const names = versions.flatMap(({ folders }) => [
    ...applicationNames(folders.get(own) ?? new Map()),
  ]);
  const isNamesake = ([folder, files]: [string, Folder]) => {
    if (isShared(folder) || folder === own) return false;
    const others = applicationNames(files);
    return names.some(name => others.has(name));
  };
  return [...versions[0].folders].filter(isNamesake).map(([folder]) => folder);
}

/** The shared folders in which something is written, or in which a set looks into one of these folders. */
function touchedShared(
  looked: readonly string[],
  edits: ReadonlyMap<string, string | null>,
  { folders }: RepositoryFiles,
): ReadonlySet<string> {
  const touched = new Set([...edits.keys()].map(folderOf).filter(isShared));
  for (const [folder, files] of folders) {
    if (!isShared(folder)) continue;
    const looks = manifestsIn(files).sets.some(set => {
      const found = foundFolders(set);
      return found.has(undefined) || looked.some(name => found.has(name));
    });
    if (looks) touched.add(folder);
  }
  return touched;
}

/** The projects in other folders that the sets of these name, but for files that hold a set too. */
function projectsOf(touched: ReadonlySet<string>, files: RepositoryFiles) {
  const named = new Set(
    readRepository(files.pick(touched)).sets.map(
      set => readApplicationSet(set).project,
    ),
  );
  const others = new Map<string, string>();
  for (const [folder, found] of files.folders) {
    if (!isShared(folder) || touched.has(folder)) continue;
    const { sets, projects } = manifestsIn(found);
    for (const { file, document } of projects) {
      const isNamed = named.has(textAt(document, 'metadata', 'name'));
      if (isNamed && !sets.some(set => set.file === file))
        others.set(file, found.get(file) ?? '');
    }
  }
  return others;
}

/** The folders in which the sets of shared folders may find a config file. */
function foundBy(shared: ReadonlySet<string>, files: RepositoryFiles) {
  const folders = new Set(
    readRepository(files.pick(shared)).sets.flatMap(set => [
      ...foundFolders(set),
    ]),
  );
  return folders.has(undefined)
    ? [...files.folders.keys()].filter(folder => !isShared(folder))
    : [...folders].map((folder = '') => folder);
}
