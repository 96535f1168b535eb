import { missingRequirements } from './missingRequirements';

/**
 * Makes sure that the machine has what the lab needs.
 * @throws with all that is missing at once, and how to get each
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
