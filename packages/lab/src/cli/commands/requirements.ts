import { parseArgs } from 'node:util';
import { checkRequirements } from '../../requirements/checkRequirements';
import { installRequirements } from '../../requirements/installRequirements';
import { say } from '../say';

/** Reports what the machine lacks, or installs it where that needs no question. */
export async function requirements(args: string[]) {
  const { values } = parseArgs({
    args,
    options: { install: { type: 'boolean', default: false } },
  });
  await (values.install ? installRequirements(say) : checkRequirements());
  say('Everything that the lab needs is there.');
}
