import { findGo } from './findGo';
import { onPath } from './onPath';

/** Something that the lab needs and the machine lacks. */
export interface MissingRequirement {
  /** The packages of Debian that contain it, if there are any. */
  packages: string[];
  /** What is missing, for what, and how to get it. */
  sentence: string;
}

const PROGRAMS = [
  {
    program: 'git',
    packages: ['git'],
    sentence:
      'git is missing: Argo CD and Gitea run it. Install the package git.',
  },
  {
    program: 'redis-server',
    packages: ['redis-server'],
    sentence:
      'redis-server is missing: Argo CD keeps its cache there. Install the package redis-server (Debian, Ubuntu) or redis (Fedora, Homebrew).',
  },
];

/** Go uses the compiler that `CC` names, else the usual one of the platform. */
const cCompiler = (env: NodeJS.ProcessEnv) =>
  env.CC?.split(' ')[0] || (process.platform === 'darwin' ? 'clang' : 'gcc');

/** Finds everything that the lab needs and the machine lacks. */
export async function missingRequirements(
  env: NodeJS.ProcessEnv = process.env,
): Promise<MissingRequirement[]> {
  const compiler = cCompiler(env);
  const wanted = [
    ...PROGRAMS,
    {
      program: compiler,
      packages: ['gcc', 'libc6-dev'],
      sentence: `A C compiler is missing: Gitea is built with ${compiler}. Install the package gcc (Linux) or the command line tools of Xcode (macOS).`,
    },
  ];
  const go = await findGo(env);
  const present = await Promise.all(
    wanted.map(({ program }) => onPath(program, env)),
  );
  return [
    ...('missing' in go ? [{ packages: [], sentence: go.missing }] : []),
    ...wanted.filter((_, index) => !present[index]),
  ];
}
