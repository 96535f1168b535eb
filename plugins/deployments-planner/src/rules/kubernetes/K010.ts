import { at, isObject, listAt } from '../../expansion/files/json';
import { nameOf } from '../kustomize';
import { defineRule } from '../rule';

export const K010 = defineRule({
  id: 'K010',
  title: 'Each pause of a canary has a unit, and ends by itself',
  severity: 'error',
  *find(context) {
    for (const { path, document } of context.ofKind('Rollout')) {
      for (const step of listAt(
        document,
        'spec',
        'strategy',
        'canary',
        'steps',
      )) {
        if (!isObject(step) || !Object.hasOwn(step, 'pause')) continue;
        const duration = at(step, 'pause', 'duration');
        if (typeof duration === 'number' || /^\d+$/.test(String(duration))) {
          yield {
            path,
            message: `A pause of the Rollout ${nameOf(document)} lasts ${duration} SECONDS: that is what a bare number means.`,
            remedy: 'Write the unit, as in 10m.',
          };
        } else if (duration === undefined || duration === null) {
          yield {
            path,
            severity: 'warning' as const,
            message: `A pause of the Rollout ${nameOf(document)} waits for a person without end; its Application stays Suspended.`,
            remedy: 'Give it a duration, or write down who resumes it.',
          };
        }
      }
    }
  },
});
