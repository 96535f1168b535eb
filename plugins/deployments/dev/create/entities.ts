const group = (name: string, title: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name, namespace: 'default', title },
  spec: { type: 'team', children: [] },
});

export const entities = [
  group('team-a', 'Team A'),
  group('team-b', 'Team B'),
  group('platform', 'Platform'),
];
