import { at, JsonObject, textAt } from '../../expansion/files/json';
import { nameOf } from '../kustomize';
import { containersOf, podResources } from '../pods';
import { defineRule } from '../rule';

const WANTED = [
  ['requests', 'cpu'],
  ['requests', 'memory'],
  ['limits', 'memory'],
] as const;

export const K004 = defineRule({
  id: 'K004',
  title: 'Each container sets its requests and its memory limit',
  severity: 'error',
  *find(context) {
    for (const { path, document } of podResources(context)) {
      for (const container of containersOf(document)) {
        const missing = missingOf(container);
        if (missing.length === 0) continue;
        yield {
          path,
          message: `The container ${textAt(container, 'name')} of ${nameOf(document)} does not set ${missing.join(', ')}.`,
          remedy: 'Choose a size, or write requests and limits.',
        };
      }
    }
  },
});

const missingOf = (container: JsonObject) =>
  WANTED.filter(key => at(container, 'resources', ...key) === undefined).map(
    key => key.join('.'),
  );
