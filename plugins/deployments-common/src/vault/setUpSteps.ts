import { Vault, VaultServer } from '../model';
import { policyOf } from './policyOf';
import { portalPolicy } from './portalPolicy';
import { sharedRoleBody } from './roleBody';
import { readerPolicyName, sharedRoleName } from './vaultNames';

/** One thing that an admin of a Vault does once. @public */
export interface SetUpStep {
  title: string;
  /** What it is for. */
  why: string;
  /** Ready to paste into a shell that is logged in to Vault. */
  command: string;
}

/** What {@link setUpSteps} is made from. @public */
export interface SetUpInput {
  vault: Vault;
  server: VaultServer;
  /** Of each auth mount, as `vault auth list` shows them. */
  accessors: ReadonlyMap<string, string>;
  /** Names of all environments. */
  environments: readonly string[];
  /** What the portal's own policy is to be called. */
  portalPolicyName: string;
}

/**
 * What an admin does once in a Vault, in order. A mount without an accessor is a step of its own: its policy cannot be
 * written before the mount is enabled. None of it makes a token or a key.
 * @public
 */
export function setUpSteps(input: SetUpInput): SetUpStep[] {
  const { vault, server } = input;
  const mounts = Object.entries(server.clusters);
  return [
    ...mounts.flatMap(([cluster, { mount }]) =>
      mountSteps(input, cluster, mount),
    ),
    {
      title: "The portal's own policy",
      why: 'Names of keys, never values. It may write roles under its prefix only where the mode is roles, and no policy ever.',
      command: writePolicy(input.portalPolicyName, portalPolicy(vault, server)),
    },
    {
      title: 'Who asked, in the audit log',
      why: "Vault then shows the person behind the portal's token.",
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
  const accessor = accessors.get(mount);
  if (accessor === undefined) {
    return [
      {
        title: `The auth mount of ${cluster}`,
        why: `A mount checks the tokens of one cluster. Enable ${mount}, then come back for its policy.`,
        command: `vault auth enable -path=${mount} kubernetes`,
      },
    ];
  }
  const policy: SetUpStep = {
    title: `What workloads of ${cluster} may read`,
    why: 'One policy for all: it gives each account its own path.',
    command: writePolicy(
      readerPolicyName(vault, mount),
      policyOf(vault, server, mount, accessor),
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

const writePolicy = (name: string, policy: string) =>
  heredoc(`vault policy write ${name} -`, policy);

/** The quotes keep the shell from reading what stands inside. */
const heredoc = (command: string, text: string) =>
  `${command} <<'EOF'\n${text}EOF`;
