import type { VaultAuth } from '@argosy/plugin-deployments-common';
import { heredoc } from './heredoc';
import type { SetUpStep } from './SetUpStep';

/**
 * The role that the portal logs in with. Who runs the backend is not known here: the words in capitals are no names of
 * Kubernetes, so that a role with them lets nobody in.
 */
export function loginStep(auth: VaultAuth, policy: string): SetUpStep {
  const title = 'The role that the portal logs in with';
  const { mount } = auth;
  if (auth.method === 'approle') {
    // Its role id is half a credential: Vault says it to the admin, this page to nobody.
    return {
      title,
      why: `It gives the portal its own policy and nothing else. The config takes the id that \`vault read auth/${mount}/role/${policy}/role-id\` shows as auth.roleId; a secret id goes into the file auth.secretIdFile.`,
      command: write(mount, policy, { ...token(policy), bind_secret_id: true }),
    };
  }
  const role = shellWord(auth.role);
  if (auth.method === 'jwt') {
    return {
      title,
      why: `It gives the portal its own policy and nothing else. Replace the words in capitals with the subject and the audience of the token in auth.tokenFile; auth/${mount} must know who signs it.`,
      command: write(mount, role, {
        role_type: 'jwt',
        user_claim: 'sub',
        bound_subject: 'SUBJECT-OF-THE-PORTAL',
        bound_audiences: ['AUDIENCE-OF-THE-TOKEN'],
        ...token(policy),
      }),
    };
  }
  return {
    title,
    why: `It gives the portal its own policy and nothing else. Replace the words in capitals with the ServiceAccount and the namespace of the backend's pods; auth/${mount} must know the cluster that they run in.`,
    command: write(mount, role, {
      bound_service_account_names: ['SERVICEACCOUNT-OF-THE-PORTAL'],
      bound_service_account_namespaces: ['NAMESPACE-OF-THE-PORTAL'],
      alias_name_source: 'serviceaccount_uid',
      ...token(policy),
    }),
  };
}

/** Short, renewed by the portal; what the default policy gives beyond renewal it does not need. */
const token = (policy: string) => ({
  token_policies: [policy],
  token_no_default_policy: true,
  token_ttl: '20m',
  token_max_ttl: '24h',
});

const write = (mount: string, role: string, fields: object) =>
  heredoc(
    `vault write auth/${mount}/role/${role} -`,
    `${JSON.stringify(fields, null, 2)}\n`,
  );

/** The config takes any text as the name of a role. */
const shellWord = (text: string) =>
  /^[A-Za-z0-9][-A-Za-z0-9._]*$/.test(text)
    ? text
    : `'${text.replace(/'/g, `'\\''`)}'`;
