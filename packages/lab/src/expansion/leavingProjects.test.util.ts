import { text } from '@argosy/control-plane';
import { parseManifests } from '../kubernetes/readManifests';
import type { Files } from './edits.test.util';

const PROJECT = /[^/]+\/appproject\.yaml$/;

const projectsOf = (files: Files) =>
  [...files]
    .filter(([path]) => PROJECT.test(path))
    .map(([path, content]) => {
      const [project] = parseManifests(content);
      return { path, content, name: text(project, 'metadata', 'name') ?? '' };
    });

/** The second commit's files, and the projects that leave with it and stay on the hub: their finalizer holds them as long as Applications name them. */
export function withLeavingProjects(
  files: Files,
  before: Files,
  named: ReadonlySet<string>,
): Files {
  const stay = new Set(projectsOf(files).map(({ name }) => name));
  const leaving = projectsOf(before).filter(
    ({ name }) => named.has(name) && !stay.has(name),
  );
  return new Map([
    ...files,
    ...leaving.map(({ path, content, name }): [string, string] => [
      path.replace(PROJECT, `leaving/${name}.yaml`),
      content,
    ]),
  ]);
}
