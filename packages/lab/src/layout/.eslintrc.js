// The suite lays out the same random specs and golden trees as the tests of the generator, which a package does not export.
module.exports = {
  rules: { '@backstage/no-forbidden-package-imports': 'off' },
};
