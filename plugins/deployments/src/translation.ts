import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { secrets } from './secrets/texts';
import { vault } from './vault-set-up/texts';

/** The texts of the deployments card and of the page Vault set-up. @public */
export const deploymentsTranslationRef = createTranslationRef({
  id: 'deployments',
  messages: {
    title: 'Deployments',
    loading: 'Reading the deployments',
    time: {
      seconds: '{{n}} s',
      minutes: '{{n}} min',
      hours: '{{n}} h',
      days: '{{n}} d',
    },
    header: {
      updated: 'updated {{age}} ago',
      live: 'live',
      partly: 'partly live',
      not: 'not live',
      refresh: 'Refresh',
      noSignals:
        'This portal has no signals, so nothing here changes by itself. Use Refresh.',
    },
    board: {
      label: 'Deployments by environment and region',
      list: 'Deployments',
      environment: 'Environment',
      other: 'other',
      empty: 'not deployed',
      noApplication: 'no Application',
      lastKnown: 'last known {{time}}',
      more: 'These are the first {{n}} Applications; there are more.',
    },
    cell: {
      hover: '{{application}}, since {{since}}',
    },
    note: {
      since: 'since {{age}}',
      drift: 'OutOfSync since {{age}}.',
      driftBy: '{{author}} changed it in Git: “{{message}}” ({{sha}}).',
      driftAt: 'Git is at {{sha}}.',
      driftNext:
        'Argo CD looks again by itself, every two to three minutes unless configured otherwise.',
      awaited:
        'Git asks for it. Argo CD has not generated the Application {{application}} yet.',
      open: 'Open in Argo CD',
    },
    footer: {
      versions: '{{n}} versions in {{environment}}',
      attention_one: '{{count}} of {{total}} needs you',
      attention_other: '{{count}} of {{total}} need you',
      underWay: '{{n}} of {{total}} under way',
      lastKnown: '{{n}} of {{total}} last known',
      well_one: 'Synced and Healthy',
      well_other: 'all {{count}} Synced and Healthy',
    },
    creation: {
      label: 'Creation of {{service}}',
      pullRequest: '{{name}}: pull request {{number}}',
      done: 'done',
      running: 'now',
      waiting: 'later',
      failed: 'failed',
    },
    hub: {
      connecting: 'Connecting to hub {{hub}} since {{time}}.',
      stale: 'Hub {{hub}} stopped sending changes at {{time}}; trying again.',
      unreachable: 'Hub {{hub}} is unreachable since {{time}}.',
      refused: 'Hub {{hub}} refuses access since {{time}}.',
      lastKnown: 'Its targets show their last known state.',
      none: 'No hub is configured, so no Application can be seen. Add one under deployments.hubs in the app-config.',
      limited:
        'Details are limited for hub {{hubs}}: without access to the API of Argo CD, causes come from conditions and operations only.',
    },
    details: {
      sync: 'Sync',
      health: 'Health',
      progress: 'Progress',
      since: 'Since',
      cause: 'Cause',
      next: 'Next step',
      raw: 'Argo CD says',
      images: 'Images',
      noImages: 'none yet',
      revision: 'Revision',
      operation: 'Last operation',
      application: 'Application',
      namespace: 'Namespace',
      cluster: 'Cluster',
      region: 'Region',
      project: 'Project',
      hub: 'Hub',
      observed: 'Observed',
      file: 'File',
      open: 'Open in Argo CD',
      noLink: 'No link: hub {{hub}} has no url in the app-config.',
      close: 'Close',
    },
    guidance: {
      unannotatedTitle: 'Nothing says where {{entity}} runs',
      unannotated:
        'Add one of these to its catalog-info.yaml, and the card shows its Argo CD Applications.',
      one: 'For one Application, its name:',
      many: 'For several, a label that all of them carry:',
      copy: 'Copy',
      copied: 'Copied',
      edit: 'Edit catalog-info.yaml',
      unmatchedTitle: 'No Application matches',
      unmatched:
        'On no hub is there an Application that you may see and that this annotation means:',
      near: 'Near it: {{names}}. Correct the annotation if one of them is meant.',
      noNear:
        'Check the annotation, and that the Application exists in Argo CD.',
      deniedTitle: 'You may not see these deployments',
      denied:
        'Whoever keeps the permission policy of this portal can grant deployments.deployment.read to you or to your group.',
      failedTitle: 'The deployments could not be read',
      offline:
        'The backend of this portal does not answer. Check your network, then try again.',
      mismatch:
        'The backend answers in a form that this page does not know. Reload the page; if that does not help, the deployments plugins are of different versions.',
      failedKept: 'The last answer stays below.',
      retry: 'Retry',
    },
    secrets,
    vault,
  },
});
