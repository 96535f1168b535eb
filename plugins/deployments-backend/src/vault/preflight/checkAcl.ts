import type { Finding } from '@argosy/plugin-deployments-common';
import {
  excessOf,
  type ExcessRight,
  portalRules,
  RESULTANT_ACL,
} from '@argosy/plugin-deployments-planner';
import type { Asker } from '../connect';
import type { Preflight, PreflightMode } from '../types';
import { finding, NARROW } from './findings';
import { readAcl } from './readAcl';

/** A token that may do everything need not be told line by line. */
const MOST = 20;

/** Compares all that our token may do with the policy that we print for it. */
export async function checkAcl(
  asker: Asker,
  options: PreflightMode & { rolePrefix: string },
  signal: AbortSignal,
): Promise<Pick<Preflight, 'refused' | 'warnings'>> {
  const { server, peer } = asker;
  const acl = await readAcl(asker, signal);
  if (acl === 'unknown') {
    return { refused: [], warnings: [notKnown(asker)] };
  }
  if (acl === 'root') {
    const message = `${peer} gives us a root token. Whoever steals it controls this Vault.`;
    return { refused: [finding(server, message, NARROW)], warnings: [] };
  }
  const excess = excessOf(acl, portalRules(options, server));
  const refused = excess
    .slice(0, MOST)
    .map(right => finding(server, describe(peer, right), NARROW));
  const more = excess.length - refused.length;
  if (more > 0) {
    const message = `Our token on ${peer} may do ${more} more things that the portal does not need.`;
    refused.push(finding(server, message, NARROW));
  }
  return { refused, warnings: [] };
}

function describe(
  peer: string,
  { path, capabilities, fields = [] }: ExcessRight,
): string {
  const may = `Our token on ${peer} may ${capabilities.join(', ')} ${path}`;
  if (fields.length === 0) {
    return `${may}, which the policy of the portal does not contain.`;
  }
  const which = fields.includes('*') ? 'any field' : fields.join(', ');
  return `${may} with values that the policy of the portal does not allow: ${which}.`;
}

const notKnown = ({ server, peer }: Asker): Finding => ({
  ...finding(
    server,
    `What our token on ${peer} may do is not known beyond samples: it may not read ${RESULTANT_ACL}.`,
    `Add this line to the portal's policy, as the set-up page shows: path "${RESULTANT_ACL}" { capabilities = ["read"] }. No restart is needed.`,
  ),
  severity: 'warning',
});
