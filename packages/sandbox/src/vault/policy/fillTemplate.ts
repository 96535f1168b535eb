import type { Entity } from '../Identity';

const TEMPLATE =
  /\{\{\s*identity\.entity\.(?:(id)|(name)|aliases\.([\w-]+)\.(?:(name)|metadata\.(\w+)))\s*\}\}/g;

/** A path with the identity of who asks in it; none where the identity has not what it names, so that the rule does not count. */
export function fillTemplate(
  path: string,
  entity: Entity | undefined,
): string | undefined {
  if (!path.includes('{{')) return path;
  let isWhole = entity !== undefined;
  const filled = path.replaceAll(
    TEMPLATE,
    (_, id, name, accessor, aliasName, key) => {
      const alias = entity?.aliases.get(accessor);
      let found = alias?.metadata[key];
      if (id) found = entity?.id;
      if (name) found = entity?.name;
      if (aliasName) found = alias?.name;
      isWhole &&= Boolean(found);
      return found ?? '';
    },
  );
  return isWhole && !filled.includes('{{') ? filled : undefined;
}
