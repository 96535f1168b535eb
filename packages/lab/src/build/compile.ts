import { BuildError } from './BuildError';
import { download } from './download';
import type { GoArguments } from './goArguments';
import type { Group } from './groups';
import { GoError, runGo } from './runGo';
import { whatToDo } from './whatToDo';
import type { Workshop } from './Workshop';

interface Compilation {
  /** Where to, by program. */
  programs: Record<string, string>;
  go: GoArguments;
  /** The folder of the group's Go module. */
  cwd: string;
}

/** Compiles the programs of a group one after the other, to these paths. */
export async function compile(
  group: Group,
  { programs, go, cwd }: Compilation,
  { guard, onProgress }: Workshop,
): Promise<void> {
  const { flags, env } = go;
  const options = { cwd, env, guard };
  const packages: Record<string, string> = group.programs;
  if (Object.keys(packages).length === 0) return;
  const attempt = async (what: string, work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof GoError)) throw error;
      throw new BuildError(
        `${what} (${error.message}):\n${error.lines.map(line => `  ${line}`).join('\n')}\n${whatToDo(error)}`,
        { cause: error },
      );
    }
  };
  await attempt(`The modules of ${group.name} were not downloaded`, () =>
    download(
      ['list', '-deps', ...flags, ...Object.values(packages)],
      options,
      count =>
        onProgress(`Downloading the modules of ${group.name} ... ${count}`),
    ),
  );
  for (const [program, path] of Object.entries(programs)) {
    const began = Date.now();
    onProgress(`Building ${program} ...`);
    await attempt(`${program} was not built`, () =>
      runGo(['build', ...flags, '-o', path, packages[program]], options),
    );
    const seconds = Math.round((Date.now() - began) / 1000);
    onProgress(`Building ${program} ... ${seconds} s`);
  }
}
