// Who may import whom (docs/decisions/0002-walls.md), as ESLint errors.
const path = require('node:path');
const PURE = require('./purity');

const root = path.resolve(__dirname, '../..');
const at = (...parts) => path.join(root, ...parts);
const library = name => at('node_modules', name);

/** A package of this workspace: the resolver may name its folder or the link to it. */
const ours = (folder, name) => [at(folder), library(`@argosy/${name}`)];

const NOT_PRODUCT = [
  '**/__fixtures__/**',
  '**/*.test.*',
  '**/__testUtils__/**',
  '**/*.bench.ts',
  '**/bench/**',
  'dev/**',
];

/** One zone of `import/no-restricted-paths`: files of `target` may not import from `from`. */
const wall = (target, from, message, except) => ({
  target,
  from,
  message,
  ...(except && { except }),
});

const NO_STAND_IN = ['sandbox', 'lab'].map(name =>
  wall(
    './src',
    ours(`packages/${name}`, name),
    `The product holds no ${name} code: it speaks the real protocols.`,
  ),
);

const onlyIn = (folder, name) =>
  wall(
    [`./src/!(${folder})/**/*`, './src/*.ts'],
    library(name),
    `${name} is spoken in ${folder}/ only.`,
  );

const ADAPTERS = ['argocd', 'catalog', 'database', 'git', 'notify', 'vault'];
const FOLDERS = [
  ...ADAPTERS,
  'operations',
  'permissions',
  'reactions',
  'transports',
];

const backendWalls = [
  ...NO_STAND_IN,
  onlyIn('argocd', '@kubernetes/client-node'),
  onlyIn('database', 'knex'),
  onlyIn('transports', 'express'),
  onlyIn('git', '@backstage/integration'),
  ...ADAPTERS.flatMap(adapter =>
    FOLDERS.filter(name => name !== adapter).map(other =>
      wall(
        `./src/${adapter}`,
        `./src/${other}/!(types).ts`,
        `${adapter}/ knows the adapters' types at most: an operation or a reaction joins them.`,
      ),
    ),
  ),
  ...['operations', 'reactions'].flatMap(folder => [
    ...ADAPTERS.map(adapter =>
      wall(
        `./src/${folder}`,
        `./src/${adapter}/!(types).ts`,
        `${folder} know an adapter by its types.ts only.`,
      ),
    ),
    wall(
      `./src/${folder}`,
      './src/transports',
      `${folder} do not know who asks.`,
    ),
  ]),
  ...ADAPTERS.map(adapter =>
    wall(
      './src/transports',
      `./src/${adapter}`,
      'A transport reaches operations, nothing else.',
    ),
  ),
  wall(
    './src/transports',
    './src/reactions',
    'A transport reaches operations, nothing else.',
  ),
];

const commonWalls = [
  ...NO_STAND_IN,
  wall(
    './src',
    ours('plugins/deployments', 'plugin-deployments'),
    'common knows no screens.',
  ),
  wall(
    './src',
    ours('plugins/deployments-backend', 'plugin-deployments-backend'),
    'common knows no backend.',
  ),
];

const plannerWalls = [
  ...NO_STAND_IN,
  ...['deployments', 'deployments-backend'].map(plugin =>
    wall(
      './src',
      ours(`plugins/${plugin}`, `plugin-${plugin}`),
      'The planner knows what is known and what follows, not who asks.',
    ),
  ),
];

const frontendWalls = [
  ...NO_STAND_IN,
  wall(
    './src',
    ours('plugins/deployments-backend', 'plugin-deployments-backend'),
    'Screens ask contracts.',
  ),
];

const SANDBOX = [
  {
    selector:
      "ImportDeclaration[source.value=/^@argosy.plugin-deployments-(planner|common)$/] ImportSpecifier[imported.name!=/^(expandRepository|Expan.+)$/]",
    message:
      'The sandbox shares the ApplicationSet expansion with the product, and nothing else.',
  },
];

/** What each package adds to Backstage's own rules. */
const PACKAGES = {
  'plugins/deployments-common': { zones: commonWalls, syntax: PURE },
  'plugins/deployments-planner': { zones: plannerWalls, syntax: PURE },
  'plugins/deployments-backend': { zones: backendWalls },
  'plugins/deployments': { zones: frontendWalls },
  'plugins/catalog-backend-module-deployments': {
    zones: [
      ...NO_STAND_IN,
      wall(
        './src',
        ours('plugins/deployments-backend', 'plugin-deployments-backend'),
        'Modules ask contracts.',
      ),
    ],
  },
  'packages/app': {
    zones: [
      ...NO_STAND_IN,
      wall(
        './src',
        ours('plugins/deployments-backend', 'plugin-deployments-backend'),
        'The app installs screens.',
      ),
    ],
  },
  'packages/backend': {
    zones: [
      ...NO_STAND_IN,
      wall(
        './src',
        ours('plugins/deployments', 'plugin-deployments'),
        'The backend installs no screens.',
      ),
    ],
  },
  'packages/control-plane': {
    zones: [
      'deployments',
      'deployments-backend',
      'deployments-common',
      'deployments-planner',
      'catalog-backend-module-deployments',
    ].map(plugin =>
      wall(
        './src',
        ours(`plugins/${plugin}`, `plugin-${plugin}`),
        'What sandbox and lab share is no part of the product.',
      ),
    ),
  },
  'packages/sandbox': {
    zones: ['deployments', 'deployments-backend'].map(plugin =>
      wall(
        './src',
        ours(`plugins/${plugin}`, `plugin-${plugin}`),
        'The sandbox is no part of the product, and the product no part of it.',
      ),
    ),
    syntax: SANDBOX,
  },
  'packages/lab': {
    zones: [
      'deployments',
      'deployments-backend',
      'deployments-common',
      'deployments-planner',
      'catalog-backend-module-deployments',
    ].map(plugin =>
      wall(
        './src',
        ours(`plugins/${plugin}`, `plugin-${plugin}`),
        'The lab runs real peers: only its tests know the product.',
      ),
    ),
  },
};

/** The ESLint config of a package: Backstage's, and the walls around it. */
module.exports = function configOf(dir) {
  const { zones, syntax = [] } = PACKAGES[
    path.relative(root, dir).split(path.sep).join('/')
  ] ?? { zones: [] };
  return require('@backstage/cli/config/eslint-factory')(dir, {
    rules: { '@backstage/no-mixed-plugin-imports': 'error' },
    tsRules: {
      '@typescript-eslint/no-explicit-any': 'error',
      // What a file is about stands first, its helpers below.
      '@typescript-eslint/no-use-before-define': [
        'error',
        { functions: false, classes: false, variables: false },
      ],
    },
    settings: {
      'import/resolver': { node: { extensions: ['.ts', '.tsx', '.js'] } },
    },
    overrides: [
      {
        files: ['src/**/*.ts', 'src/**/*.tsx'],
        excludedFiles: NOT_PRODUCT,
        rules: {
          ...(zones.length > 0 && {
            'import/no-restricted-paths': ['error', { basePath: dir, zones }],
          }),
          ...(syntax.length > 0 && {
            'no-restricted-syntax': ['error', ...syntax],
          }),
        },
      },
      {
        // A bench is put up with what tests are put up with.
        files: ['src/**/*.bench.ts', 'src/bench/**'],
        rules: {
          'no-restricted-imports': 'off',
          '@backstage/no-undeclared-imports': 'off',
        },
      },
      {
        // They start the portal as a person does, by scripts/; and Playwright's `use` is no hook.
        files: ['e2e-tests/**/*.ts'],
        rules: {
          '@backstage/no-relative-monorepo-imports': 'off',
          'react-hooks/rules-of-hooks': 'off',
        },
      },
    ],
  });
};
