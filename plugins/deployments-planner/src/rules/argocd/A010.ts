import { textAt } from '../../expansion/files/json';
import { sourcesOf, writtenApplications } from '../applications';
import { defineRule } from '../rule';

const RANGE = /[*^~<>|\s]|\bx\b/i;

export const A010 = defineRule({
  id: 'A010',
  title: 'Each source says which revision it means',
  severity: 'error',
  *find(context) {
    for (const { name, path, spec } of writtenApplications(context)) {
      for (const source of sourcesOf(spec)) {
        const revision = textAt(source, 'targetRevision');
        const chart = textAt(source, 'chart');
        const what = chart ? `the chart ${chart}` : textAt(source, 'repoURL');
        if (
          revision === '' ||
          revision === 'HEAD' ||
          (chart && RANGE.test(revision))
        ) {
          yield {
            path,
            message: `${name} takes ${what} at ${revision || 'no revision'}: what runs changes without a commit here.`,
            remedy: chart
              ? 'Pin the version of the chart.'
              : 'Name a protected branch, a tag or a commit.',
          };
        }
      }
    }
  },
});
