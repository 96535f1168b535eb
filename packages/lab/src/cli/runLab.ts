import { build } from './commands/build';
import { down } from './commands/down';
import { logs } from './commands/logs';
import { requirements } from './commands/requirements';
import { status } from './commands/status';
import { up } from './commands/up';

const USAGE = `argosy-lab requirements [--install]
argosy-lab build
argosy-lab up --directory <state> [--ports git=3001,argocd=3002,kubernetes=3003,vault=3005,control=3004] [--new-globbing]
argosy-lab down --directory <state>
argosy-lab status --directory <state>
argosy-lab logs --directory <state> <peer>
`;

const COMMANDS = { requirements, build, up, down, status, logs };

const isCommand = (name: string): name is keyof typeof COMMANDS =>
  Object.hasOwn(COMMANDS, name);

/** Runs a command of the lab. */
export async function runLab([name = '', ...args]: string[]): Promise<void> {
  if (!isCommand(name)) {
    process.stderr.write(USAGE);
    process.exit(2);
  }
  try {
    await COMMANDS[name](args);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exit(1);
  }
}
