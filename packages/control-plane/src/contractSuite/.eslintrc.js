// A suite that is exported, so that the lab runs it too: it is test code in files of its own.
module.exports = {
  rules: {
    'jest/no-export': 'off',
    'jest/expect-expect': [
      'warn',
      { assertFunctionNames: ['expect', 'until'] },
    ],
    'jest/valid-title': ['error', { ignoreTypeOfDescribeName: true }],
    '@backstage/no-undeclared-imports': 'off',
  },
};
