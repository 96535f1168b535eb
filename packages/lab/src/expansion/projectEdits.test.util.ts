import type { JsonValue } from '@argosy/plugin-deployments-planner';
import * as fc from 'fast-check';
import type { TextEdit } from './configEdits.test.util';
import { setAt } from './setAt.test.util';

/** What people do to an AppProject. */
export const projectEdits = (tag: string): fc.Arbitrary<TextEdit> =>
  fc.oneof(
    fc
      .constantFrom<JsonValue>(
        [],
        [{ name: '*', namespace: '*' }],
        [{ name: 'eu1', namespace: '*' }],
        [{ name: '*', namespace: `${tag}*-dev` }],
        [
          { name: '*', namespace: '*' },
          { name: '!us1', namespace: '*' },
        ],
        [
          { name: '*', namespace: '*' },
          { name: '*', namespace: '!*-dev' },
        ],
        [
          { name: '*', namespace: '*' },
          { name: 'eu1', namespace: `!${tag}*` },
        ],
        [{ name: 'e?1', namespace: '*' }],
        [{ name: '{eu1,us9}', namespace: '*' }],
        [{ server: '*', namespace: '*' }],
        [{ name: 'in-cluster', namespace: '*' }],
      )
      .map(destinations => setAt('spec', 'destinations')(destinations)),
    fc
      .constantFrom<JsonValue>(
        ['*'],
        [],
        ['https://git.example.com/*'],
        ['*', '!http*'],
        ['!https://git.example.com/*', '*'],
        ['http*'],
        ['*.git'],
        ['*/**'],
      )
      .map(urls => setAt('spec', 'sourceRepos')(urls)),
    fc.constant(setAt('metadata', 'name')(`${tag}-renamed`)),
  );
