#!/usr/bin/env node
// What `npm start`, `npm test` and the other tasks of package.json call: sets up what is missing, then runs the task.
// Plain Node >= 20 without any dependency: nothing is installed yet when it starts.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { installDependencies } from './lib/installDependencies.mjs';
import { provideToolchain } from './lib/provideToolchain.mjs';
import { root } from './lib/root.mjs';

const TASKS = ['start', 'test', 'test:quick', 'bench', 'start:lab', 'test:lab'];
const [task, ...args] = process.argv.slice(2);
if (!TASKS.includes(task)) {
  console.error(
    `scripts/run.mjs does not know the task ${task}; use one of ${TASKS.join(', ')}`,
  );
  process.exit(2);
}

const env = await provideToolchain();
await installDependencies(env);
const file = `scripts/${task.replace(':', '-')}.mjs`;
// The channel tells the task that this process has ended, whatever ended it.
const child = spawn('node', [file, ...args], {
  cwd: root,
  env,
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => child.kill(signal));
}
const [code, signal] = await once(child, 'exit');
process.exit(code ?? 128 + constants.signals[signal]);
