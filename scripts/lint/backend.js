// Which folders of the backend each of its folders may import (docs/decisions/0002-walls.md).
const path = require('node:path');

/** Each speaks to one outside system. Others know its types.ts at most. */
const ADAPTERS = ['argocd', 'catalog', 'database', 'git', 'notify', 'vault'];

/** Folders that may be imported whole. plugin.ts, which wires, may import all. */
const MAY_IMPORT = {
  lib: [],
  config: ['lib'],
  ...Object.fromEntries(ADAPTERS.map(name => [name, ['lib', 'config']])),
  permissions: ['lib'],
  changes: ['lib', 'config'],
  operations: ['lib', 'config', 'changes', 'permissions'],
  reactions: ['lib', 'config', 'changes'],
  transports: ['lib', 'operations'],
};

const FOLDERS = Object.keys(MAY_IMPORT);

/** Those that may name the types of an adapter: all but lib, config and transports. */
const MAY_NAME_TYPES = FOLDERS.filter(
  folder => !['lib', 'config', 'transports'].includes(folder),
);

/** Libraries that one folder alone may import. */
const ONLY_IN = {
  '@kubernetes/client-node': 'argocd',
  knex: 'database',
  express: 'transports',
  '@backstage/integration': 'git',
};

/** The pairs of folders of which the first may not import the second; of an adapter, `types` says whether its types may be. */
const FORBIDDEN = FOLDERS.flatMap(folder =>
  FOLDERS.filter(
    other => other !== folder && !MAY_IMPORT[folder].includes(other),
  ).map(other => ({
    folder,
    other,
    types: ADAPTERS.includes(other) && MAY_NAME_TYPES.includes(folder),
  })),
);

/** Zones of `import/no-restricted-paths`, at any depth. */
const backendZones = root => [
  ...FORBIDDEN.map(({ folder, other, types }) => ({
    target: `./src/${folder}`,
    from: types ? `./src/${other}/**/!(types).ts` : `./src/${other}`,
    message: types
      ? `${folder} may import the types.ts of ${other}, and nothing else of it.`
      : `${folder} may not import ${other}.`,
  })),
  ...Object.entries(ONLY_IN).map(([name, folder]) => ({
    target: [`./src/!(${folder})/**/*`, './src/*.ts'],
    from: path.join(root, 'node_modules', name),
    message: `${name} is imported in ${folder}/ only.`,
  })),
];

module.exports = { FOLDERS, FORBIDDEN, ONLY_IN, backendZones };
