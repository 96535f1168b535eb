import { spawnSync } from 'node:child_process';
import { root } from './root.mjs';

const git = (...args) =>
  spawnSync('git', args, { cwd: root, encoding: 'utf8' });

/** Files that differ from where a branch was left, those included that nobody has added yet; not what is gone. */
export function listChanged(branch) {
  const [base] = [branch, `origin/${branch}`].flatMap(each => {
    const { status, stdout } = git('merge-base', 'HEAD', each);
    return status === 0 ? [stdout.trim()] : [];
  });
  if (base === undefined) {
    console.error(
      `There is no branch ${branch} to compare with; fetch it and try again.`,
    );
    process.exit(1);
  }
  return [
    git('diff', '-z', '--name-only', '--diff-filter=d', '--relative', base),
    git('ls-files', '-z', '--others', '--exclude-standard'),
  ].flatMap(({ stdout }) => stdout.split('\0').filter(Boolean));
}
