import { getVaultSetUp, OutputOf } from '@argosy/plugin-deployments-common';
import { setUpSteps } from '@argosy/plugin-deployments-planner';
import { ago } from './fixtures';

type SetUp = OutputOf<typeof getVaultSetUp>;

const server = {
  name: 'main',
  url: 'https://vault.example.com',
  publicUrl: 'https://vault.example.com',
  kv: { mount: 'secret', version: 2 as const },
  auth: {
    method: 'kubernetes' as const,
    mount: 'kubernetes',
    role: 'portal',
    tokenFile: '/var/run/secrets/kubernetes.io/serviceaccount/token',
  },
  clusters: { eu1: { mount: 'k8s-eu1' }, us1: { mount: 'k8s-us1' } },
};

const steps = setUpSteps({
  vault: { mode: 'roles', rolePrefix: 'argosy-', servers: [server] },
  server,
  accessors: new Map([['k8s-eu1', 'auth_kubernetes_5d2f1c3a']]),
  environments: ['dev', 'staging', 'prod'],
  portalPolicyName: 'argosy-portal',
});

const judge = (message: string, remedy: string) => ({
  severity: 'error' as const,
  path: 'main',
  message,
  remedy,
});

/** Two Vaults: one whose token may do too much, one that is prepared. */
export const vaultSetUp: SetUp = {
  warnings: [],
  mode: 'roles',
  vaults: [
    {
      name: 'main',
      state: 'unsafe',
      since: ago(40),
      cause: {
        message:
          'Vault main is not used: the token of this portal may do too much.',
        next: 'Remedy what stands below, then start the backend again.',
      },
      url: server.publicUrl,
      steps,
      refused: [
        judge(
          'The token of this portal may write sys/policies/acl/argosy-reader-k8s-eu1.',
          'Give the portal the policy that stands below, and nothing else.',
        ),
      ],
      missing: [
        judge(
          'Vault main has no auth method at auth/k8s-us1.',
          'Set it up once as the set-up page shows.',
        ),
      ],
      warnings: [],
    },
    {
      name: 'asia',
      state: 'live',
      since: ago(600),
      url: 'https://vault.asia.example.com',
      steps: [],
      refused: [],
      missing: [],
      warnings: [],
    },
  ],
};
