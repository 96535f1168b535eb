import { GoError, runGo } from './runGo';
import type { GoOptions } from './runGo';

const SILENCE = 180_000;
const TRIES = 4;
const TELL_EVERY = 10_000;

/**
 * Lets Go fetch what a build needs. A module proxy may leave a request unanswered, and then Go waits for ever. So
 * after minutes of silence Go is run again; it keeps what it has fetched.
 * @param args - a command of Go that needs the modules
 * @returns the output of the command
 */
export async function download(
  args: string[],
  { silence = SILENCE, ...options }: GoOptions,
  onProgress: (modules: number) => void,
): Promise<string> {
  let modules = 0;
  let told = Date.now();
  const onLine = (line: string) => {
    if (!line.startsWith('go: downloading ')) return;
    modules += 1;
    if (Date.now() - told < TELL_EVERY) return;
    told = Date.now();
    onProgress(modules);
  };
  for (let left = TRIES; ; left -= 1) {
    try {
      return await runGo(args, { ...options, onLine, silence });
    } catch (error) {
      if (!(error instanceof GoError && error.stalled) || left === 1) {
        throw error;
      }
    }
  }
}
