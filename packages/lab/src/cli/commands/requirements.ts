import { parseArgs } from 'node:util';
import { checkRequirements } from '../../requirements/checkRequirements';
import { installRequirements } from '../../requirements/installRequirements';
import { say } from '../say';

/** Says what the machine lacks, or installs it where that can be done without asking. */
export async function requirements(args: string[]) {
  const { values } = parseArgs({
    args,
    options: { install: { type: 'boolean', default: false } },
  });
  await (values.install ? installRequirements(say) : checkRequirements());
  say('Everything that the lab needs is there.');
}
