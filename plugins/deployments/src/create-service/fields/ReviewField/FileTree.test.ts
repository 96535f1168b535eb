import { PlannedFile } from '@argosy/plugin-deployments-common';
import { fileTree } from './FileTree';

const file = (path: string): PlannedFile => ({
  path,
  action: 'create',
  content: '',
});

describe('fileTree', () => {
  it('joins folders that hold only a folder, and puts files first', () => {
    const rows = fileTree([
      file('services/shop/service.yaml'),
      file('services/shop/base/api/service.yaml'),
      file('services/shop/base/api/deployment.yaml'),
      file('argocd/team-a-nonprod/appproject.yaml'),
      file('README.md'),
    ]);
    expect(
      rows.map(({ depth, label }) => `${'  '.repeat(depth)}${label}`),
    ).toEqual([
      'README.md',
      'argocd/team-a-nonprod',
      '  appproject.yaml',
      'services/shop',
      '  service.yaml',
      '  base/api',
      '    deployment.yaml',
      '    service.yaml',
    ]);
  });

  it('gives every row its own path', () => {
    const rows = fileTree([file('a/a/a'), file('a/a/b/a'), file('a/b')]);
    expect(new Set(rows.map(({ path }) => path)).size).toBe(rows.length);
  });
});
