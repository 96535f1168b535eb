// ESLint on single files, each from its own package, as `backstage-cli repo lint` runs it on whole ones.
import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from '../lib/root.mjs';

const { ESLint } = createRequire(import.meta.url)('eslint');

const byPackage = Map.groupBy(process.argv.slice(2), file =>
  file.split('/', 2).join('/'),
);

let failed = false;
for (const [folder, files] of byPackage) {
  const cwd = path.join(root, folder);
  // Backstage's own rules look for the package there.
  process.chdir(cwd);
  const eslint = new ESLint({ cwd });
  const within = files.map(file => path.relative(folder, file));
  const ignored = await Promise.all(
    within.map(file => eslint.isPathIgnored(file)),
  );
  const results = await eslint.lintFiles(within.filter((_, n) => !ignored[n]));
  const { format } = await eslint.loadFormatter('stylish');
  process.stdout.write(await format(results));
  failed ||= results.some(
    ({ errorCount, warningCount }) => errorCount + warningCount > 0,
  );
}
process.exit(failed ? 1 : 0);
