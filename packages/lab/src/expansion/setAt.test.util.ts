import type { JsonObject, JsonValue } from '@argosy/plugin-deployments-planner';
import { parse, stringify } from 'yaml';
import type { TextEdit } from './configEdits.test.util';

type Steps = readonly (string | number)[];

/** Sets, or takes away where the value is undefined, what stands at a path. */
function put(root: JsonObject, steps: Steps, value: JsonValue | undefined) {
  const [last, ...before] = [...steps].reverse();
  let here: JsonValue = root;
  for (const step of before.reverse()) {
    const next: JsonValue | undefined = Object(here)[step];
    if (typeof next !== 'object' || next === null) return;
    here = next;
  }
  if (value === undefined) delete Object(here)[last];
  else Object(here)[last] = value;
}

/** An edit that sets what stands at a path of a YAML file, or takes it away. */
export const setAt =
  (...steps: Steps) =>
  (
    value: JsonValue | undefined,
    what = `${steps.join('.')} is ${JSON.stringify(value)}`,
  ): TextEdit => ({
    what,
    how: text => {
      const document: unknown = parse(text);
      const root: JsonObject = Object(document);
      put(root, steps, value);
      return stringify(root);
    },
  });
