import { rm } from 'node:fs/promises';
import { endWithParent } from '@argosy/control-plane';
import { describeLab } from '../../describe';
import { startLab } from '../../startLab';
import { checkRequirements } from '../../requirements/checkRequirements';
import { readUpOptions } from '../options';
import { say } from '../say';

/** Runs a lab until it is asked to stop or its parent ends. */
export async function up(args: string[]) {
  const { file, ...options } = readUpOptions(args);
  // from the first moment on: the peers must end with this process
  let stop = (): void => process.exit(0);
  endWithParent(() => stop());
  await checkRequirements();
  const lab = await startLab({ ...options, onProgress: say });
  stop = () => {
    lab.stop();
  };
  await describeLab(lab, file);
  say(
    `Lab ready: Git ${lab.git.baseUrl}, Argo CD ${lab.hubs[0].url}; described in ${file}`,
  );
  await lab.stopped;
  await rm(file, { force: true });
  process.exit(0);
}
