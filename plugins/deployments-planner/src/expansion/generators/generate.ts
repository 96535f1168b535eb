import { RepositoryFiles } from '../../repository/RepositoryFiles';
import { ApplicationSet, GitFiles } from '../applicationSet';
import { fixedFolder } from './fixedFolder';
import { generatorIn, Patterns } from './generatorIn';
import { Globbing } from './glob';
import { ExpandedApplication, ExpansionProblem } from '../types';

/** What `generate` reads from. */
export interface Sources {
  files: RepositoryFiles;
  globbing: Globbing;
}

/** The Applications of a set in the order of its files, or the one problem that stops it. */
export function generate(
  set: ApplicationSet,
  sources: Sources,
): ExpandedApplication[] | ExpansionProblem {
  const applications: ExpandedApplication[] = [];
  for (const generator of set.generators) {
    const generateIn = generatorIn(set, generator, sources.globbing);
    const outcomes = placesOf(generator, sources.files).map(
      ({ folder, patterns }) => generateIn(folder, patterns),
    );
    // All files are read before the first template is rendered.
    const problem =
      outcomes.find(({ refusal }) => refusal)?.refusal ??
      outcomes.find(({ fault }) => fault)?.fault;
    if (problem) return problem;
    for (const outcome of outcomes) applications.push(...outcome.applications);
  }
  return applications;
}

interface Place {
  folder: ReadonlyMap<string, string>;
  patterns: Patterns;
}

/** Where a generator looks, in the order of paths: service by service, or once everywhere. */
function placesOf(
  { include, exclude }: GitFiles,
  files: RepositoryFiles,
): Place[] {
  const byFolder = new Map<string, Patterns>();
  for (const [kind, patterns] of Object.entries({ include, exclude })) {
    for (const pattern of patterns) {
      const folder = fixedFolder(pattern);
      if (folder === undefined)
        return [{ folder: files, patterns: { include, exclude } }];
      const known = byFolder.get(folder) ?? { include: [], exclude: [] };
      byFolder.set(folder, known);
      known[kind === 'include' ? 'include' : 'exclude'].push(pattern);
    }
  }
  return [...byFolder]
    .sort(([a], [b]) => (`${a}/` < `${b}/` ? -1 : 1))
    .flatMap(([name, patterns]) => {
      const folder = files.services.get(name);
      return folder ? [{ folder, patterns }] : [];
    });
}
