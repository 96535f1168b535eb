/** How a Vault stands, as the beginning of a sentence. */
const state = {
  connecting: 'Vault {{vault}} is asked for the first time since {{time}}',
  live: 'Vault {{vault}} answers since {{time}}',
  sealed: 'Vault {{vault}} is sealed since {{time}}',
  unreachable: 'Vault {{vault}} is unreachable since {{time}}',
  late: 'Vault {{vault}} answers too late since {{time}}',
  failing: 'Vault {{vault}} is failing since {{time}}',
  'login-refused':
    'Vault {{vault}} refuses the login of this portal since {{time}}',
  forbidden: 'Vault {{vault}} denies this portal a right since {{time}}',
  'no-mount': 'Vault {{vault}} lacks a mount since {{time}}',
  'kv-v1': 'Vault {{vault}} keeps secrets in KV version 1 since {{time}}',
  refused: 'Vault {{vault}} refuses a request of this portal since {{time}}',
  unusable: 'Vault {{vault}} cannot be used as configured since {{time}}',
  unsafe:
    'Vault {{vault}} is not used since {{time}}, as the token of this portal may do too much',
  'no-login': 'Vault {{vault}} is not asked, as this portal has no login there',
} as const;

/** The same in a word or two, beside an icon. */
const word = {
  connecting: 'connecting',
  live: 'live',
  sealed: 'sealed',
  unreachable: 'unreachable',
  late: 'late',
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
    loading: 'Reading the set-up',
    intro:
      'What an admin of Vault does once. The commands carry the names and accessors of this site; paste them in order into a shell that is logged in to that Vault. None of them makes a token.',
    mode: {
      roles:
        'Mode roles: this portal writes one role for each workload and target, bound to its account, and can write nothing else.',
      'read-only':
        'Mode read-only: an admin makes one role that all workloads share; this portal only looks.',
      'pull-request':
        'Mode pull-request: roles and policies are Terraform files in Git; this portal has no right in Vault.',
    },
    open: 'Open Vault {{vault}}',
    since: 'since {{time}}',
    refusedTitle: 'The token of this portal must not have these rights',
    missingTitle: 'Not prepared yet',
    prepared: 'The preflight finds nothing too much and nothing missing.',
    stepsOf: 'Steps for Vault {{vault}}',
    noSteps: 'Nothing has to be done here.',
    copyStep: 'step {{number}}, {{title}}',
    deniedTitle: 'You may not see the set-up of Vault',
    denied:
      'Whoever keeps the permission policy of this portal can grant deployments.vault-set-up.read to you or to your group.',
    failedTitle: 'The set-up of Vault could not be read',
    noneTitle: 'No Vault is configured',
    none: 'Services run without secrets of Vault until one is. Add this to the app-config of the backend, with the names of your clusters as Argo CD knows them, and start it again; this page then shows what to do in Vault.',
    noneLines: 'In app-config.yaml:',
    noneCopy: 'the lines for the app-config',
    noneMode:
      'mode is roles where the portal may write roles; read-only where an admin makes one that all share; pull-request where the Vault team applies Terraform from Git.',
  },
} as const;
