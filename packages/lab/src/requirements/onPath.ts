import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/** Reports whether there is such a program on the PATH. */
export async function onPath(
  program: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<boolean> {
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  const found = await Promise.all(
    folders.map(folder =>
      access(join(folder, program), constants.X_OK).then(
        () => true,
        () => false,
      ),
    ),
  );
  return found.includes(true);
}
