// Who may import whom (docs/decisions/0002-walls.md), as ESLint errors: the ESLint config of every package is made here.
const path = require('node:path');
const ADDRESSES = require('./addresses');
const { backendZones } = require('./backend');
const { PACKAGES, packageZones } = require('./packages');
const PURE = require('./purity');

const root = path.resolve(__dirname, '../..');

/** Files that are not part of the product. */
const NOT_PRODUCT = [
  '**/__fixtures__/**',
  '**/*.test.*',
  '**/__testUtils__/**',
  '**/*.bench.ts',
  '**/bench/**',
  'dev/**',
];

/** What a package may not say, beside whom it may not import. */
const SYNTAX = {
  'plugins/deployments': ADDRESSES,
  'plugins/deployments-common': PURE,
  'plugins/deployments-planner': PURE,
  'packages/sandbox': [
    {
      selector:
        "ImportDeclaration[source.value='@argosy/plugin-deployments-planner'] ImportSpecifier[imported.name!=/^(expandRepository|Expan.+)$/]",
      message:
        'The sandbox shares the ApplicationSet expansion with the product, and nothing else.',
    },
  ],
};

/** @param dir - the folder of the package */
module.exports = function configOf(dir) {
  const folder = path.relative(root, dir).split(path.sep).join('/');
  if (!PACKAGES.includes(folder))
    throw new Error(
      `Say in scripts/lint/packages.js what ${folder} may import.`,
    );
  const zones = [
    ...packageZones(folder, root),
    ...(folder === 'plugins/deployments-backend' ? backendZones(root) : []),
  ];
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
        plugins: ['regexp'],
        rules: {
          // What a pattern needs for a text grows with the text; patterns.test.mjs measures it.
          'regexp/no-super-linear-backtracking': 'error',
          'regexp/no-super-linear-move': 'error',
          'import/no-restricted-paths': ['error', { basePath: dir, zones }],
          ...(SYNTAX[folder] && {
            'no-restricted-syntax': ['error', ...SYNTAX[folder]],
          }),
        },
      },
      {
        // A bench is allowed what tests are allowed.
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
