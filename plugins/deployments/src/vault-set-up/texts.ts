/** How a Vault stands, as the beginning of a sentence. */
const state = {
  connecting: 'Vault {{vault}} has been connecting since {{time}}',
  live: 'Vault {{vault}} has answered since {{time}}',
  sealed: 'Vault {{vault}} has been sealed since {{time}}',
  unreachable: 'Vault {{vault}} has been unreachable since {{time}}',
  late: 'Vault {{vault}} has answered too late since {{time}}',
  failing: 'Vault {{vault}} has been failing since {{time}}',
  'login-refused':
    'Vault {{vault}} has refused the login of this portal since {{time}}',
  forbidden: 'Vault {{vault}} has denied this portal a right since {{time}}',
  'no-mount': 'Vault {{vault}} has lacked a mount since {{time}}',
  'kv-v1': 'Vault {{vault}} has used KV version 1 since {{time}}',
  refused:
    'Vault {{vault}} has refused a request of this portal since {{time}}',
  unusable: 'Vault {{vault}} has been unusable as configured since {{time}}',
  unsafe:
    'Vault {{vault}} has not been used since {{time}}, because the token of this portal may do too much',
  'no-login':
    'Vault {{vault}} is not checked, because this portal has no login there',
} as const;

/** The same in a word or two, beside an icon. */
const word = {
  connecting: 'connecting',
  live: 'live',
  sealed: 'sealed',
  unreachable: 'unreachable',
  late: 'slow to answer',
  failing: 'failing',
  'login-refused': 'login refused',
  forbidden: 'a right is denied',
  'no-mount': 'a mount is missing',
  'kv-v1': 'KV version 1',
  refused: 'request refused',
  unusable: 'not usable as configured',
  unsafe: 'token may do too much',
  'no-login': 'no login',
} as const;

/** The texts about Vaults, and those of the page Vault set-up. */
export const vault = {
  state,
  word,
  setUp: {
    title: 'Vault set-up',
    loading: 'Loading the set-up',
    intro:
      'What an admin of Vault does once. The commands contain the names and accessors of this site; paste them in order into a shell that is logged in to that Vault. None of them creates a token.',
    mode: {
      roles:
        'Mode roles: this portal writes one role for each workload and target, bound to its account, and can write nothing else.',
      'read-only':
        'Mode read-only: an admin creates one role that all workloads share; this portal only reads.',
      'pull-request':
        'Mode pull-request: roles and policies are Terraform files in Git; this portal has no rights in Vault.',
    },
    open: 'Open Vault {{vault}}',
    since: 'since {{time}}',
    refusedTitle: 'The token of this portal must not have these rights',
    missingTitle: 'Not set up yet',
    warningsTitle: 'Not known',
    unsafeTitle: 'Not safe as configured',
    prepared: 'The preflight found no missing rights and no excess rights.',
    stepsOf: 'Steps for Vault {{vault}}',
    noSteps: 'There is nothing to do here.',
    copyStep: 'step {{number}}, {{title}}',
    deniedTitle: 'You may not see the Vault set-up',
    denied:
      'Whoever maintains the permission policy of this portal can grant deployments.vault-set-up.read to you or your group.',
    failedTitle: 'The Vault set-up could not be read',
    noneTitle: 'No Vault is configured',
    none: 'Until one is, services run without secrets from Vault. Add this to the app-config of the backend, with the names of your clusters as Argo CD knows them, and restart it; this page then shows what to do in Vault.',
    noneLines: 'In app-config.yaml:',
    noneCopy: 'the lines for the app-config',
    noneMode:
      'Choose mode roles if the portal may write roles, read-only if an admin creates one that all share, and pull-request if the Vault team applies Terraform from Git.',
  },
} as const;
