import { at, listAt, textAt } from '../../expansion/files/json';
import { isPatch, nameOf } from '../kustomize';
import { containersOf } from '../pods';
import { defineRule } from '../rule';
import { folderOf } from '../resolvePath';
import { RuleContext } from '../ruleContext';

export const K003 = defineRule({
  id: 'K003',
  title: 'A Service refers to its port by the name that a container gives it',
  severity: 'error',
  *find(context) {
    for (const { path, document } of context.ofKind('Service')) {
      if (!path.startsWith('services/') || isPatch(path)) continue;
      const known = portNames(context, folderOf(path));
      for (const port of listAt(document, 'spec', 'ports')) {
        const target = at(port, 'targetPort');
        if (typeof target === 'string' && known.has(target)) continue;
        yield {
          path,
          message:
            typeof target === 'string'
              ? `The Service ${nameOf(document)} refers to the port ${target}, which no container beside it names.`
              : `The Service ${nameOf(document)} refers to a port by number, which can differ from that of the container.`,
          remedy:
            'Name the port of the container, and write the name as targetPort.',
        };
      }
    }
  },
});

const portNames = (context: RuleContext, folder: string) =>
  new Set(
    context.documents
      .filter(({ path }) => folderOf(path) === folder)
      .flatMap(({ document }) => containersOf(document))
      .flatMap(container => listAt(container, 'ports'))
      .map(port => textAt(port, 'name')),
  );
