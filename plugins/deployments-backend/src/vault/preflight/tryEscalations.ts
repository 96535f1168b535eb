import type { Finding } from '@argosy/plugin-deployments-common';
import {
  preflightRoleName,
  readerPolicyName,
} from '@argosy/plugin-deployments-planner';
import type { Asker } from '../connect';
import { requireMount, requireRoleName } from '../names';
import type { Answer } from '../send';
import type { RoleFields } from '../types';
import { finding, NARROW } from './findings';
import { mountsOf } from './rights';

/** Roles that a token with the printed policy cannot write. No policy and no account has these names. */
function attempts(
  pinned: string,
  wrong: string,
): Array<readonly [what: string, fields: RoleFields]> {
  return [
    ['whatever policy stands there', {}],
    ['another policy', { token_policies: [wrong] }],
    ['a second policy', { token_policies: [pinned, wrong] }],
    [
      'a second policy behind a comma',
      { token_policies: `${pinned},${wrong}` },
    ],
    [
      'another policy by the old name of the field',
      { token_policies: [pinned], policies: [wrong] },
    ],
  ];
}

/**
 * `capabilities-self` says nothing about `allowed_parameters`, so they are tested: by writing roles with a wrong policy,
 * for an account that does not exist. A role that could be written is removed and reported.
 */
export async function tryEscalations(
  asker: Asker,
  rolePrefix: string,
  signal: AbortSignal,
): Promise<Finding[]> {
  const { server, peer, ask } = asker;
  const probe = requireRoleName(preflightRoleName({ rolePrefix }));
  const found: Finding[] = [];
  for (const mount of mountsOf(server)) {
    const path = `auth/${requireMount(mount)}/role/${probe}`;
    const pinned = readerPolicyName({ rolePrefix }, mount);
    for (const [what, fields] of attempts(pinned, `${probe}-wrong`)) {
      const body = {
        bound_service_account_names: [probe],
        bound_service_account_namespaces: [probe],
        ...fields,
      };
      const answer = await ask({ method: 'POST', path, body }, signal);
      if (isRefused(answer)) continue;
      const left = await remove(asker, path, signal);
      found.push(
        finding(
          server,
          `Our token on ${peer} may bind ${what} to a role: writing ${path} was not refused (${answer.status}).${left}`,
          NARROW,
        ),
      );
    }
  }
  return found;
}

/** A mount that does not exist refuses too. That it is missing is reported elsewhere. */
const isRefused = ({ status, errors }: Answer) =>
  status === 403 ||
  (status === 404 && errors.some(each => each.includes('no handler')));

async function remove(
  { ask }: Asker,
  path: string,
  signal: AbortSignal,
): Promise<string> {
  const { status } = await ask({ method: 'DELETE', path }, signal);
  return status < 300
    ? ' That role has been removed again.'
    : ` That role could not be removed again (${status}): run \`vault delete ${path}\`.`;
}
