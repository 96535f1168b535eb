import { parseArgs } from 'node:util';
import { lintRepository } from '@argosy/plugin-deployments-planner';
import { readCheckout } from './readCheckout';
import { printLint } from './printLint';

/** Where the words go. */
export interface Streams {
  out(text: string): void;
  error(text: string): void;
}

const USAGE = `Usage: argosy lint [path] [--format text|json] [--max-warnings <n>]

Checks a checkout of a GitOps repository with the rules of Argosy. path is the
root of the checkout; the default is the current folder.

  --format <text|json>  how the findings are printed; the default is text
  --max-warnings <n>    fail when there are more warnings than this

Exit code: 0 nothing is wrong, 1 there are errors or too many warnings,
2 the check could not run.`;

/**
 * Runs a command line.
 * @param args - what follows the name of the program
 * @returns the exit code: 0 for a sound repository, 1 where something is wrong, 2 where nothing could be checked
 */
export function run(args: string[], streams: Streams): number {
  try {
    return runCommand(args, streams);
  } catch (error) {
    streams.error(error instanceof Error ? error.message : String(error));
    return 2;
  }
}

function runCommand(args: string[], streams: Streams): number {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      format: { type: 'string', default: 'text' },
      'max-warnings': { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    streams.out(USAGE);
    return 0;
  }
  const [command, path = '.', ...rest] = positionals;
  if (command !== 'lint' || rest.length > 0) throw new Error(USAGE);
  const { format } = values;
  if (format !== 'text' && format !== 'json') {
    throw new Error(`--format is text or json, not ${format}.`);
  }
  const limit = warningLimit(values['max-warnings']);

  const lint = lintRepository(readCheckout(path));
  streams.out(printLint(lint, format));
  const count = (severity: string) =>
    lint.findings.filter(finding => finding.severity === severity).length;
  return count('error') > 0 || count('warning') > limit ? 1 : 0;
}

function warningLimit(text: string | undefined): number {
  if (text === undefined) return Infinity;
  if (!/^\d+$/.test(text)) {
    throw new Error(`--max-warnings is a whole number, not ${text}.`);
  }
  return Number(text);
}
