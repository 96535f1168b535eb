import { applicationOf, recorded } from '../__fixtures__/recorded';
import { explain } from './explain';

const WAIT =
  'The cluster differs from Git; Argo CD syncs it at its next check.';
const CRD =
  'Ask the platform team to install it, or choose another cluster or delivery.';
const LOG = 'Read its log, fix it and commit.';
const GONE = 'is no longer in Git; what runs stays as it is.';
const hookFailed = 'The hook Job search-migrate failed: every attempt failed.';

/** case, Application, cause, next, progress */
type Row = [
  string,
  string,
  string | undefined,
  string | undefined,
  string | undefined,
];
const ROWS: Row[] = [
  [
    'canary-paused-timed',
    'search-prod-us1',
    undefined,
    undefined,
    'Canary pause: 1 of 5 Pods run the new version; waits for its time or a person.',
  ],
  ['healthy', 'shop-prod-eu1', undefined, undefined, undefined],
  ['hpa-replicas-fight', 'shop-prod-eu1', undefined, undefined, WAIT],
  ['implicit-defaults-ssa', 'shop-staging-eu1', undefined, undefined, WAIT],
  [
    'config-broken-others-go-on',
    'shop-dev-eu1',
    `services/shop/overlays/dev/eu1 ${GONE}`,
    'Bring the overlay back, or retire the target.',
    undefined,
  ],
  [
    'overlay-removed-prod',
    'shop-prod-ap1',
    `services/shop/overlays/prod/ap1 ${GONE}`,
    'Bring the overlay back, or retire the target.',
    undefined,
  ],
  [
    'fix-commit-ignored',
    'search-prod-us1',
    'A person stopped the sync.',
    'Sync it again, or commit a change.',
    undefined,
  ],
  [
    'operation-terminated',
    'search-prod-us1',
    'A person stopped the sync.',
    'Sync it again, or commit a change.',
    undefined,
  ],
  [
    'missing-crd',
    'search-prod-ap1',
    'The cluster does not know argoproj.io/v1alpha1: its CRDs are missing.',
    CRD,
    'Argo CD tries again by itself: attempt 2 at 11:23AM.',
  ],
  [
    'missing-crd-skipdryrun',
    'search-prod-ap1',
    'The cluster does not know the kind Rollout (argoproj.io/v1alpha1): its CRD is missing.',
    CRD,
    'Argo CD tries again by itself: attempt 4 at 11:24AM.',
  ],
  [
    'namespace-not-whitelisted',
    'shop-dev-eu1',
    'The project store-nonprod does not allow it to create its namespace.',
    'Add the namespace by name to clusterResourceWhitelist of the AppProject store-nonprod.',
    'Argo CD tries again by itself: attempt 2 at 10:54AM.',
  ],
  [
    'project-denies-kind',
    'shop-dev-eu1',
    'The project store-nonprod does not allow the kind RoleBinding.',
    'Remove it from the overlay, or ask for it in the AppProject store-nonprod.',
    'Argo CD tries again by itself: attempt 2 at 10:52AM.',
  ],
  [
    'project-denies-namespace',
    'shop-dev-eu1',
    'The project store-nonprod does not allow namespace shop-prod in cluster eu1.',
    'Add the destination to the AppProject store-nonprod, or correct config.json.',
    undefined,
  ],
  [
    'project-denies-cluster',
    'shop-dev-us1',
    'The project store-nonprod does not allow namespace shop-dev in cluster us1.',
    'Add the destination to the AppProject store-nonprod, or correct config.json.',
    undefined,
  ],
  [
    'presync-running',
    'search-prod-us1',
    undefined,
    undefined,
    'Waits for the hook Job search-migrate.',
  ],
  [
    'presync-serviceaccount-missing',
    'search-prod-us1',
    undefined,
    undefined,
    'Waits for the hook Job search-migrate, which has no Pod yet.',
  ],
  [
    'presync-failed-retrying',
    'search-prod-us1',
    hookFailed,
    LOG,
    'Argo CD tries again by itself: attempt 4 at 11:14AM.',
  ],
  ['presync-failed', 'search-prod-us1', hookFailed, LOG, undefined],
  [
    'synchook-failed-retrying',
    'search-prod-us1',
    hookFailed,
    LOG,
    'Argo CD tries again by itself: attempt 1 at 11:20AM.',
  ],
  [
    'renamed-application-prod',
    'shop-prod-ap1',
    'Deployment api is part of two Applications: argocd/shop-prod-ap1 and shop-production-ap1. So are 2 more resources.',
    'Give each its own resources; under guard, retire the old Application.',
    undefined,
  ],
  [
    'retire-prod-deleting',
    'shop-prod-ap1',
    undefined,
    undefined,
    'Argo CD is removing it, and what it runs.',
  ],
  [
    'rollout-without-controller',
    'search-prod-ap1',
    undefined,
    undefined,
    'Waits for the Argo Rollouts controller; does one run in this cluster?',
  ],
];

describe('explain, on what a real Argo CD said', () => {
  it.each(ROWS)('%s: %s', (name, application, message, next, progress) => {
    const { observation, tree } = applicationOf(name, application);
    const said = explain(observation, tree);
    expect(said.cause?.message).toBe(message);
    expect(said.cause?.next).toBe(next);
    expect(said.progress).toBe(progress);
  });

  it('has no cause for anything that is Synced and Healthy', () => {
    const well = recorded
      .flatMap(one => one.applications)
      .filter(a => a.sync === 'Synced' && a.health === 'Healthy');
    expect(well.length).toBeGreaterThan(20);
    for (const observation of well) expect(explain(observation)).toEqual({});
  });

  it('says something of everything that is not', () => {
    const ill = recorded
      .flatMap(one => one.applications)
      .filter(a => a.sync !== 'Synced' || a.health !== 'Healthy');
    expect(ill.length).toBeGreaterThan(20);
    for (const observation of ill) {
      const { cause, progress } = explain(observation);
      expect(cause?.message ?? progress).toMatch(/^[A-Z0-9a-z].*[.?]$/s);
    }
  });

  it('keeps the words of Argo CD beside its own', () => {
    const { observation } = applicationOf(
      'project-denies-kind',
      'shop-dev-eu1',
    );
    expect(explain(observation).cause?.raw).toBe(
      observation.operation?.message,
    );
  });
});
