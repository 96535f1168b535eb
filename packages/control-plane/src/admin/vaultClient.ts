import type { ControlPlaneVault } from '../ControlPlane';
import { text } from '../json';
import type { JsonObject } from '../json';
import { askAsIs } from './askAsIs';
import type { Answer } from './askAsIs';

export type VaultClient = ReturnType<typeof vaultClient>;

/** A client of Vault that uses the root token unless a call names another. */
export function vaultClient(vault: ControlPlaneVault) {
  const call = (
    method: string,
    path: string,
    body?: JsonObject | string,
    token: string = vault.token,
  ): Promise<Answer> =>
    askAsIs(vault.address, `/v1/${path}`, {
      method,
      body,
      headers: {
        ...(token && { 'x-vault-token': token }),
        ...(method === 'PATCH' && {
          'content-type': 'application/merge-patch+json',
        }),
      },
    });

  /** Like `call`, but any failure is an error. For preparations. */
  const must = async (...args: Parameters<typeof call>) => {
    const answer = await call(...args);
    if (answer.status < 300) return answer.body;
    throw new Error(
      `${args[0]} ${args[1]}: ${answer.status} ${answer.text.slice(0, 500)}`,
    );
  };

  return {
    call,
    must,
    /** Creates a token as a login with this policy would. */
    tokenWith: async (policy: string, options: JsonObject = {}) => {
      const answer = await must('POST', 'auth/token/create', {
        policies: [policy],
        no_default_policy: true,
        ttl: '1h',
        ...options,
      });
      return text(answer, 'auth', 'client_token') ?? '';
    },
    login: (mount: string, role: string, jwt: string) =>
      call('POST', `auth/${mount}/login`, { role, jwt }, ''),
    accessorOf: async (mount: string) =>
      text(await must('GET', 'sys/auth'), 'data', `${mount}/`, 'accessor') ??
      '',
  };
}
