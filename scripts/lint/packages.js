// Which packages of ours the product code of each package may import (docs/decisions/0002-walls.md). All others are refused.
const path = require('node:path');

const COMMON = 'plugins/deployments-common';
const PLANNER = 'plugins/deployments-planner';
const BACKEND = 'plugins/deployments-backend';
const FRONTEND = 'plugins/deployments';
const MODULE = 'plugins/catalog-backend-module-deployments';
const CONTROL_PLANE = 'packages/control-plane';

/** Packages by folder. The lab's tests know the product: what it runs are real peers. */
const MAY_IMPORT = {
  [COMMON]: [],
  [PLANNER]: [COMMON],
  [BACKEND]: [COMMON, PLANNER],
  [FRONTEND]: [COMMON],
  [MODULE]: [COMMON],
  'packages/app': [FRONTEND],
  'packages/backend': [BACKEND, MODULE],
  'packages/cli': [COMMON, PLANNER],
  [CONTROL_PLANE]: [],
  'packages/sandbox': [CONTROL_PLANE, PLANNER],
  'packages/lab': [CONTROL_PLANE],
};

/** The name that a package in a folder has on npm. */
const nameOf = folder => {
  const [kind, name] = folder.split('/');
  return `@argosy/${kind === 'plugins' ? `plugin-${name}` : name}`;
};

const PACKAGES = Object.keys(MAY_IMPORT);

/** The packages that a package may not import. The portal of this repository has no entry that could be imported. */
const forbiddenTo = folder =>
  PACKAGES.filter(
    other =>
      other !== folder &&
      !['packages/app', 'packages/backend'].includes(other) &&
      !MAY_IMPORT[folder].includes(other),
  );

/** Zones of `import/no-restricted-paths` for a package: the resolver may name the folder of another, or the link to it. */
const packageZones = (folder, root) =>
  forbiddenTo(folder).map(other => ({
    target: './src',
    from: [
      path.join(root, other),
      path.join(root, 'node_modules', nameOf(other)),
    ],
    message: `${folder} may import ${MAY_IMPORT[folder].join(' and ') || 'no package of ours'}.`,
  }));

module.exports = { PACKAGES, forbiddenTo, nameOf, packageZones };
