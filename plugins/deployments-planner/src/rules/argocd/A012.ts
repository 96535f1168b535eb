import { textAt } from '../../expansion/files/json';
import { ownRepository, readyApplications, sourcesOf } from '../applications';
import { namedPaths } from '../kustomize';
import { defineRule } from '../rule';
import { folderOf, resolvePath } from '../resolvePath';

export const A012 = defineRule({
  id: 'A012',
  title: 'Each path that a file refers to exists',
  severity: 'error',
  *find(context) {
    const isOwn = ownRepository(context);
    for (const { name, path, spec } of readyApplications(context)) {
      for (const source of sourcesOf(spec)) {
        const folder = resolvePath('', textAt(source, 'path'));
        if (
          !folder ||
          !isOwn(textAt(source, 'repoURL')) ||
          context.exists(folder)
        )
          continue;
        yield {
          path,
          message: `The Application ${name} points to ${folder}, which does not exist.`,
          remedy: 'Correct the path, or add the folder.',
        };
      }
    }
    for (const { path, document } of context.ofKind('Kustomization')) {
      for (const named of namedPaths(document).filter(
        p => !/^[a-z]+:\/\/|\?ref=|\n/.test(p),
      )) {
        const target = resolvePath(folderOf(path), named);
        if (target !== undefined && context.exists(target)) continue;
        yield {
          path,
          message: `The kustomization names ${named}, which does not exist.`,
          remedy: 'Correct the path, or add the file.',
        };
      }
    }
  },
});
