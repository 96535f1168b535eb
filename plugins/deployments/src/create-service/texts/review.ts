export const pages = {
  service: 'Service',
  workloads: 'Workloads',
  targets: 'Where',
  secrets: 'Secrets',
} as const;

export const review = {
  loading: 'Planning the files',
  failed: 'No plan can be made now',
  refused: 'These faults stand against the service',
  blocked: {
    loading: 'The plan is still being made. Wait until the files are shown.',
    failed: 'No plan could be made: {{cause}}',
    findings_one: '1 error must be mended before the service can be created.',
    findings_other:
      '{{count}} errors must be mended before the service can be created.',
  },
  counts: {
    title: 'What will happen',
    files_one: '1 file',
    files_other: '{{count}} files',
    create: '{{n}} new',
    update: '{{n}} changed',
    delete: '{{n}} removed',
    noFiles: 'Everything stands in Git already',
    appear_one: '1 Application will appear',
    appear_other: '{{count}} Applications will appear',
    change: '{{n}} will change',
    vanish: '{{n}} will vanish',
    noOthers: 'No other Application changes',
    someRepository: 'the GitOps repository',
    by: {
      commit: 'Commits to {{repository}}',
      'pull-request': 'Opens a pull request in {{repository}}',
    },
    roles_one: '1 role in Vault',
    roles_other: '{{count}} roles in Vault',
    rolesNone:
      'None to make: they stand, one serves all, or no key is required',
    rolesBy: {
      portal: {
        commit: 'Written right after the commit',
        'pull-request': 'Written right after the merge',
      },
      terraform: 'In the Terraform files of this plan',
    },
    next: {
      commit: 'Argo CD begins at once',
      'pull-request': 'Argo CD begins when it is merged',
    },
  },
  applications: {
    title: 'Applications',
    appear: 'appears: namespace {{namespace}} in {{cluster}}, hub {{hub}}',
    change: 'changes: namespace {{namespace}} in {{cluster}}, hub {{hub}}',
    vanish: 'vanishes: namespace {{namespace}} in {{cluster}}, hub {{hub}}',
  },
  roles: {
    title: 'Roles in Vault',
    bound:
      'account {{account}} of namespace {{namespace}} in {{cluster}}; logs in at auth/{{mount}} of Vault {{vault}}',
  },
  secrets: {
    title: 'Secrets',
    loading: 'Vault is being asked which keys stand.',
    missing_one:
      '{{present}} of {{total}} keys stand in Vault; {{count}} is missing.',
    missing_other:
      '{{present}} of {{total}} keys stand in Vault; {{count}} are missing.',
    goOn: 'The service can be created all the same: its pods wait until every required key is there.',
    failed: 'Vault could not be asked which keys stand',
    details: 'Keys by target',
    nothing: 'No Vault keeps the required keys of this service.',
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
      update: 'Only the changed lines and those around them',
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
    waits: 'Not written yet.',
    waitsNext: 'The page of the service shows when it is, and each step then.',
    mergeNext:
      'Merge it, and Argo CD begins. The page of the service shows each step until all is green.',
    committedNext:
      'Argo CD begins now. The page of the service shows each step until all is green.',
    'pull-request': 'Opened pull request #{{number}}.',
    proposed: 'Opened a pull request.',
    commit: 'Committed {{commit}}.',
    committed: 'Committed to Git.',
  },
} as const;
