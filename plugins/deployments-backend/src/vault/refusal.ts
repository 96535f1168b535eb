import type { Answer } from './send';
import { VaultError } from './VaultError';

/** The error of an answer that is not a success. `right` is what the call requires, in the words of a policy: `read auth/k8s/role/x`. */
export function refusal(
  peer: string,
  { status, errors }: Answer,
  { mount, right }: { mount: string; right: string },
): VaultError {
  const words = errors.join(' ');
  if (status === 404 && words.includes('no handler for route')) {
    return noMount(peer, mount);
  }
  if (status === 404 || status === 405) {
    return new VaultError(
      'failing',
      `${peer} cannot ${right} (${status}).`,
      `Check what is mounted at ${mount}, and that this is Vault 1.10 or newer.`,
    );
  }
  if (status === 403 && /invalid token|bad token/.test(words)) {
    return new VaultError(
      'login-refused',
      `${peer} does not accept the token that it has just given us.`,
      'Set url in deployments.vault.servers to the address of one Vault only: another one does not know our tokens.',
    );
  }
  if (status === 403) {
    return new VaultError(
      'forbidden',
      `${peer} refuses (403): our policy lacks the right to ${right}.`,
      "Grant it in the portal's policy as the set-up page shows. No restart is needed.",
    );
  }
  return new VaultError(
    'refused',
    `${peer} refuses to ${right} (${status})${knownWords(errors)}.`,
    'Correct what Vault refuses.',
  );
}

export const noMount = (peer: string, mount: string) =>
  new VaultError(
    'no-mount',
    `${peer} has nothing mounted at ${mount}, or our policy gives no right to anything in it.`,
    'Mount it as the set-up page shows, or correct deployments.vault.servers.',
  );

/** What Vault says about a role that it refuses. Only these words are quoted: others may hold a secret. */
const KNOWN = [
  "'token_ttl' cannot be greater than 'token_max_ttl'",
  'token ttl should not be greater than token max ttl',
  '"bound_service_account_names" can not be empty',
  '"bound_service_account_namespaces" can not be empty if "bound_service_account_namespace_selector" is not set',
  'can not mix "*" with values',
];

function knownWords(errors: string[]): string {
  const known = errors.filter(each => KNOWN.includes(each));
  return known.length > 0 ? `: ${known.join(', ')}` : '';
}
