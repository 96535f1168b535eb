// A suite that is exported, so that each kind of host runs it.
module.exports = {
  rules: {
    'jest/no-export': 'off',
  },
};
