import type { Plan } from '@argosy/plugin-deployments-common';
import { describePlan } from './describePlan';

const plan: Plan = {
  service: 'shop',
  entityRef: 'component:default/shop',
  hash: '0'.repeat(64),
  base: 'c1',
  change: 'pull-request',
  files: [
    { path: 'services/shop/service.yaml', action: 'create', content: '' },
  ],
  applications: [],
  findings: [],
};
const ada = { requestedBy: 'user:default/ada' };

describe('the body of a commit or pull request', () => {
  it('says who asked, which Applications move, and what is to be looked at', () => {
    const body = describePlan(
      {
        ...plan,
        applications: [
          {
            action: 'appear',
            hub: 'main',
            name: 'shop-prod-eu1',
            service: 'shop',
            environment: 'prod',
            region: 'eu',
            cluster: 'eu1',
            namespace: 'shop-prod',
            project: 'store-prod',
            path: 'services/shop/overlays/prod/eu1',
          },
        ],
        findings: [
          {
            rule: 'K007',
            severity: 'warning',
            path: 'workloads.0',
            message: 'No health path.',
            remedy: 'Name one.',
          },
          { severity: 'info', path: '', message: 'By the way.', remedy: '' },
        ],
      },
      ada,
    );
    expect(body.split('\n')).toEqual([
      'user:default/ada asked for it. 1 file.',
      '',
      'Applications:',
      '- shop-prod-eu1: appears in eu1 (prod)',
      '',
      'Warnings:',
      '- K007: No health path.',
    ]);
  });

  it('names no section that is empty', () => {
    expect(describePlan({ ...plan, files: [] }, ada)).toBe(
      'user:default/ada asked for it. 0 files.',
    );
  });
});
