import { readApplicationSet } from '../expansion/applicationSet';
import { foundFolders } from '../expansion/generators/foundFolders';
import { textAt } from '../expansion/files/json';
import { manifestsIn, readRepository } from '../expansion/files/readRepository';
import { RepositoryFiles } from '../repository/RepositoryFiles';
import { Folder, folderOf } from '../repository/RepositoryFiles';
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
  const edited = before.pick([...edits.keys()].map(folderOf));
  const written = edited.with(edits);
  const namesakes = namesakesOf(own, before, [edited, written]);
  const folders = [own, ...namesakes];
  const touched = new Set([
    ...[...edited.shared.keys(), ...written.shared.keys()],
    ...lookingInto(folders, before),
  ]);
  const found = [before.pick(touched), written].flatMap(files =>
    foundBy(files, before),
  );
  const picked = before
    .pick([...touched, ...folders, ...found])
    .with(projectsOf(touched, before));
  return { before: picked, after: picked.with(edits) };
}

/** The folders of others that name an Application as the service does in one of these versions. */
function namesakesOf(
  own: string,
  { services }: RepositoryFiles,
  versions: readonly RepositoryFiles[],
): string[] {
  const names = versions.flatMap(files => [
    ...applicationNames(files.folder(own) ?? NOTHING),
  ]);
  const namesakes: string[] = [];
  for (const [folder, files] of services) {
    const others = applicationNames(files);
    if (folder !== own && names.some(name => others.has(name)))
      namesakes.push(folder);
  }
  return namesakes;
}

const NOTHING: Folder = new Map();

/** The shared folders in which a set looks into one of these folders. */
function lookingInto(
  looked: readonly string[],
  { shared }: RepositoryFiles,
): string[] {
  const looks = (files: Folder) =>
    manifestsIn(files).sets.some(set => {
      const found = foundFolders(set);
      return found.has(undefined) || looked.some(name => found.has(name));
    });
  return [...shared]
    .filter(([, files]) => looks(files))
    .map(([folder]) => folder);
}

/** The projects in other folders that the sets of these name, but for files that hold a set too. */
function projectsOf(touched: ReadonlySet<string>, files: RepositoryFiles) {
  const named = new Set(
    readRepository(files.pick(touched)).sets.map(
      set => readApplicationSet(set).project,
    ),
  );
  const others = new Map<string, string>();
  for (const [folder, found] of files.shared) {
    if (touched.has(folder)) continue;
    const { sets, projects } = manifestsIn(found);
    for (const { file, document } of projects) {
      const isNamed = named.has(textAt(document, 'metadata', 'name'));
      if (isNamed && !sets.some(set => set.file === file))
        others.set(file, found.get(file) ?? '');
    }
  }
  return others;
}

/** The folders in which the sets of these files may find a config file. */
function foundBy(files: RepositoryFiles, all: RepositoryFiles): string[] {
  const folders = new Set(
    readRepository(files).sets.flatMap(set => [...foundFolders(set)]),
  );
  return folders.has(undefined)
    ? [...all.services.keys()]
    : [...folders].map((folder = '') => folder);
}
