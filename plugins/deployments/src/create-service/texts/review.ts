export const pages = {
  service: 'Service',
  workloads: 'Workloads',
  targets: 'Where',
  secrets: 'Secrets',
} as const;

export const review = {
  loading: 'Planning the files',
  failed: 'The plan could not be made',
  refused: 'The service cannot be created like this',
  blocked: {
    loading: 'The plan is still being made. Wait until the files are shown.',
    failed: 'The plan could not be made: {{cause}}',
    form: 'The form has errors. Correct them, then review again.',
    noPlan: 'There is no plan yet. Wait until the files are shown, then go on.',
    findings_one:
      '1 error must be corrected before the service can be created.',
    findings_other:
      '{{count}} errors must be corrected before the service can be created.',
  },
  counts: {
    title: 'What will happen',
    files_one: '1 file',
    files_other: '{{count}} files',
    create: '{{n}} new',
    update: '{{n}} changed',
    delete: '{{n}} removed',
    noFiles: 'Everything is in Git already',
    appear_one: '1 Application will appear',
    appear_other: '{{count}} Applications will appear',
    change: '{{n}} will change',
    vanish: '{{n}} will be removed',
    noOthers: 'No other Application changes',
    someRepository: 'the GitOps repository',
    by: {
      commit: 'Commits to {{repository}}',
      'pull-request': 'Opens a pull request in {{repository}}',
    },
    roles_one: '1 role in Vault',
    roles_other: '{{count}} roles in Vault',
    rolesNone:
      'None needed: they exist already, all share one, or no key is required',
    rolesBy: {
      portal: {
        commit: 'Written right after the commit',
        'pull-request': 'Written right after the merge',
      },
      terraform: 'In the Terraform files of this plan',
    },
    next: {
      commit: 'Argo CD starts right away',
      'pull-request': 'Argo CD starts once it is merged',
    },
  },
  applications: {
    title: 'Applications',
    appear: 'will appear: namespace {{namespace}} in {{cluster}}, hub {{hub}}',
    change: 'will change: namespace {{namespace}} in {{cluster}}, hub {{hub}}',
    vanish:
      'will be removed: namespace {{namespace}} in {{cluster}}, hub {{hub}}',
  },
  roles: {
    title: 'Roles in Vault',
    bound:
      'for account {{account}} of namespace {{namespace}} in {{cluster}}; logs in at auth/{{mount}} in Vault {{vault}}',
  },
  secrets: {
    title: 'Secrets',
    loading: 'Checking which keys are in Vault',
    missing_one:
      '{{present}} of {{total}} keys are in Vault; {{count}} is missing.',
    missing_other:
      '{{present}} of {{total}} keys are in Vault; {{count}} are missing.',
    goOn: 'You can create the service anyway: its pods wait until every required key is there.',
    failed: 'Could not check which keys are in Vault',
    details: 'Keys by target',
    nothing: 'No configured Vault holds the required keys of this service.',
  },
  findings: {
    title: 'Findings',
    error: 'Error:',
    warning: 'Warning:',
    info: 'Note:',
    goTo: 'Open {{page}}: {{field}}',
  },
  files: {
    title: 'Files to be written',
    create: 'new',
    update: 'changed',
    delete: 'removed',
    says: {
      create: 'A new file',
      update: 'The changed lines, with the lines around them',
      delete: 'Removed',
    },
    content: 'Content of {{path}}',
    unchanged_one: '1 unchanged line',
    unchanged_other: '{{count}} unchanged lines',
  },
  done: {
    title: 'The service is on its way',
    preview: 'Planned {{files}}. {{applications}}.',
    openService: 'Open the service',
    openPullRequest: 'Open pull request #{{number}}',
    openChange: 'Open the Change',
    waits: 'Not written to Git yet.',
    waitsNext:
      'The page of the service shows when it is written, and each step after that.',
    mergeNext:
      'Once it is merged, Argo CD starts. The page of the service shows each step until everything is healthy.',
    committedNext:
      'Argo CD is starting. The page of the service shows each step until everything is healthy.',
    'pull-request': 'Opened pull request #{{number}}.',
    proposed: 'Opened a pull request.',
    commit: 'Committed {{commit}}.',
    committed: 'Committed to Git.',
  },
} as const;
