import { InputError } from '@backstage/errors';

/** Stops at a list under `deployments` that is empty or names something twice. */
export function requireUnique(what: string, items: Array<{ name: string }>) {
  if (items.length === 0) {
    throw new InputError(`deployments.${what} is empty; name at least one`);
  }
  const names = items.map(item => item.name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new InputError(
      `deployments.${what} names ${twice} twice; give each its own name`,
    );
  }
}
