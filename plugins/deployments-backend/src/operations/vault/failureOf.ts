import {
  type VaultStatus,
  vaultStatusSchema,
} from '@argosy/plugin-deployments-common';
import { z } from 'zod';

const failureSchema = z.object({
  reason: vaultStatusSchema.shape.state,
  message: z.string(),
  mend: z.string(),
});

/** What a Vault's failure is called, for the screen; that our own time is up is one too. Throws what is no failure of a Vault. */
export function failureOf(
  error: unknown,
  signal: AbortSignal,
  name: string,
): Pick<VaultStatus, 'state' | 'cause'> {
  const { data } = failureSchema.safeParse(error);
  if (data) {
    const { reason: state, message, mend: next } = data;
    return { state, cause: { message, next } };
  }
  if (!signal.aborted) throw error;
  return {
    state: 'late',
    cause: {
      message: `Vault ${name} gave no answer in time.`,
      next: 'Try again in a moment; if it stays so, check that it is up and that the backend can reach it.',
    },
  };
}
