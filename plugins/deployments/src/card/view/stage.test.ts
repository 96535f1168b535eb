import { answer, ago, change, deployment } from '../../../dev/fixtures';
import { creationOf } from './stage';

describe('the creation of a service', () => {
  const degraded = [
    deployment('dev', 'eu-west', '1.0.0', 1),
    deployment('prod', 'eu-west', '1.0.0', 1, { health: 'Degraded' }),
    deployment('prod', 'us-east', '1.0.0', 1),
  ];
  const merged = change({ state: 'merged', mergedAt: ago(5) });

  it('goes on while a target was never Healthy', () => {
    expect(
      creationOf(answer({ items: degraded, changes: [merged] }), Date.now()),
    ).toBeDefined();
  });

  it('is over once all were, whatever turns bad later', () => {
    const changes = [{ ...merged, healthyAt: ago(2) }];
    expect(
      creationOf(answer({ items: degraded, changes }), Date.now()),
    ).toBeUndefined();
  });
});
