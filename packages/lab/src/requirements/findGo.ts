import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { PEER_SOURCES } from '../build/peerSources';

const run = promisify(execFile);

/** The version that the pins need. */
export const GO_AT_LEAST = '1.26.3';

/** The output of `go version`, or a sentence that says what is wrong. */
export type FoundGo = { version: string } | { missing: string };

const GET_IT = 'Get it from https://go.dev/dl and put its `go` on the PATH.';

function isOlder(version: string, least: string): boolean {
  const [have, want] = [version, least].map(each =>
    each.split('.').map(Number),
  );
  const place = want.findIndex((part, index) => (have[index] ?? 0) !== part);
  return place >= 0 && (have[place] ?? 0) < want[place];
}

/** Asks Go for its version in the folder of the pins, so that a Go which fetches a newer one has done so. */
export async function findGo(
  env: NodeJS.ProcessEnv = process.env,
): Promise<FoundGo> {
  try {
    const { stdout } = await run('go', ['version'], { cwd: PEER_SOURCES, env });
    const version = stdout.trim();
    const number = /\bgo(\d+(?:\.\d+)*)/.exec(version)?.[1] ?? '0';
    return isOlder(number, GO_AT_LEAST)
      ? {
          missing: `Go is too old: ${number}, and the peers need ${GO_AT_LEAST} or newer. ${GET_IT}`,
        }
      : { version };
  } catch {
    return {
      missing: `Go ${GO_AT_LEAST} or newer is missing: it builds the peers. ${GET_IT}`,
    };
  }
}
