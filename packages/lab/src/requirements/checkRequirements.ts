import { missingRequirements } from './missingRequirements';

/**
 * Checks that the machine has what the lab needs.
 * @throws with everything that is missing, and how to get it
 */
export async function checkRequirements(
  env: NodeJS.ProcessEnv = process.env,
): Promise<void> {
  const missing = await missingRequirements(env);
  if (missing.length === 0) return;
  throw new Error(
    [
      'The lab runs the real programs, and this machine lacks what they need:',
      ...missing.map(({ sentence }) => `- ${sentence}`),
    ].join('\n'),
  );
}
