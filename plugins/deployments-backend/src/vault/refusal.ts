import type { Answer } from './send';
import { VaultError } from './VaultError';

/** Why an answer is none that was hoped for. `right` is what the call takes, as a policy says it: `read auth/k8s/role/x`. */
export function refusal(
  peer: string,
  { status, errors }: Answer,
  { mount, right }: { mount: string; right: string },
): VaultError {
  const said = errors.join(' ');
  if (status === 404 && said.includes('no handler for route')) {
    return noMount(peer, mount);
  }
  if (status === 404 || status === 405) {
    return new VaultError(
      'failing',
      `${peer} does not know how to ${right} (${status}).`,
      `Check what is mounted at ${mount}, and that it is Vault 1.10 or newer.`,
    );
  }
  if (status === 403 && /invalid token|bad token/.test(said)) {
    return new VaultError(
      'login-refused',
      `${peer} does not know the token that it has just given us.`,
      'Let url in deployments.vault.servers lead to one Vault only: standby nodes of another do not know our tokens.',
    );
  }
  if (status === 403) {
    return new VaultError(
      'forbidden',
      `${peer} refuses (403): our policy lacks the right to ${right}.`,
      "Grant it in the portal's policy as the set-up page shows it; it counts without a restart.",
    );
  }
  return new VaultError(
    'refused',
    `${peer} does not want to ${right} (${status})${wordsOf(errors)}.`,
    'Correct what was asked for.',
  );
}

export const noMount = (peer: string, mount: string) =>
  new VaultError(
    'no-mount',
    `${peer} has nothing mounted at ${mount}, or our policy reaches nothing in it.`,
    'Mount it as the set-up page shows it, or correct deployments.vault.servers.',
  );

/** What Vault says of a role, word for word or not at all: anything else might quote what it should not. */
const KNOWN = [
  "'token_ttl' cannot be greater than 'token_max_ttl'",
  'token ttl should not be greater than token max ttl',
  '"bound_service_account_names" can not be empty',
  '"bound_service_account_namespaces" can not be empty if "bound_service_account_namespace_selector" is not set',
  'can not mix "*" with values',
];

function wordsOf(errors: string[]): string {
  const known = errors.filter(each => KNOWN.includes(each));
  return known.length > 0 ? `: ${known.join(', ')}` : '';
}
