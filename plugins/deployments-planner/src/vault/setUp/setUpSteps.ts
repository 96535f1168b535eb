import {
  Vault,
  type VaultAuth,
  VaultServer,
} from '@argosy/plugin-deployments-common';
import { heredoc } from './heredoc';
import { loginStep } from './loginStep';
import type { SetUpStep } from './SetUpStep';
import { policyOf } from './policyOf';
import { portalPolicy } from './portalPolicy';
import { sharedRoleBody } from '../roles/roleBody';
import { readerPolicyName, sharedRoleName } from '../vaultNames';

/** What {@link setUpSteps} is made from. @public */
export interface SetUpInput {
  vault: Vault;
  /** Without a login the portal needs no right there. */
  server: VaultServer & { auth?: VaultAuth };
  /** Of each auth mount, as `vault auth list` shows them. */
  accessors: ReadonlyMap<string, string>;
  /** Names of all environments. */
  environments: readonly string[];
  /** What the portal's own policy is to be called. */
  portalPolicyName: string;
}

/**
 * What an admin does once in a Vault, in order. A mount without an accessor is a step of its own: its policy cannot be
 * written before the mount is enabled. In the mode pull-request policies and roles come from Terraform. None of it
 * makes a token or a key.
 * @public
 */
export function setUpSteps(input: SetUpInput): SetUpStep[] {
  const { server } = input;
  const mounts = Object.entries(server.clusters);
  return [
    ...mounts.flatMap(([cluster, { mount }]) =>
      mountSteps(input, cluster, mount),
    ),
    ...(server.auth ? portalSteps(input, server.auth) : []),
  ];
}

function portalSteps(
  { vault, server, portalPolicyName }: SetUpInput,
  auth: VaultAuth,
): SetUpStep[] {
  return [
    {
      title: "The portal's own policy",
      why: 'It can read the names of keys, never their values. It may write roles under its prefix only in mode roles, and never a policy.',
      command: writePolicy(portalPolicyName, portalPolicy(vault, server)),
    },
    loginStep(auth, portalPolicyName),
    {
      title: 'The person in the audit log',
      why: "Vault's audit log then shows the person behind a request with the portal's token.",
      command:
        'vault write sys/config/auditing/request-headers/X-Backstage-User hmac=false',
    },
  ];
}

function mountSteps(
  { vault, server, accessors, environments }: SetUpInput,
  cluster: string,
  mount: string,
): SetUpStep[] {
  if (vault.mode === 'pull-request') {
    return [
      {
        title: `The auth mount of ${cluster}`,
        why: `Terraform in the GitOps repository, below vault/${server.name}/${mount}/, writes its policy and roles, and expects the mount to exist.`,
        command: enable(mount),
      },
    ];
  }
  const accessor = accessors.get(mount);
  if (accessor === undefined) {
    return [
      {
        title: `The auth mount of ${cluster}`,
        why: `A mount checks the tokens of one cluster. Enable ${mount}, then come back here for its policy.`,
        command: enable(mount),
      },
    ];
  }
  const policy: SetUpStep = {
    title: `What workloads of ${cluster} may read`,
    why: 'One policy for all workloads: it gives each account a path of its own.',
    command: writePolicy(
      readerPolicyName(vault, mount),
      policyOf(vault, server, { mount, accessor }),
    ),
  };
  if (vault.mode !== 'read-only') return [policy];
  const body = sharedRoleBody(vault, mount, environments);
  return [
    policy,
    {
      title: `The one role of ${cluster}`,
      why: 'All workloads log in with it; the policy tells them apart.',
      command: heredoc(
        `vault write auth/${mount}/role/${sharedRoleName(vault)} -`,
        `${JSON.stringify(body, null, 2)}\n`,
      ),
    },
  ];
}

const enable = (mount: string) => `vault auth enable -path=${mount} kubernetes`;

const writePolicy = (name: string, policy: string) =>
  heredoc(`vault policy write ${name} -`, policy);
