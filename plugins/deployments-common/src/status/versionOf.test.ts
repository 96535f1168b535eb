import { needsAttention } from './needsAttention';
import { versionOf } from './versionOf';

const digest = `sha256:${'76c981b43301'}${'0'.repeat(52)}`;

describe('versionOf', () => {
  it.each([
    [[], '–'],
    [['registry:5000/shop/api:1.7.2'], '1.7.2'],
    [[`registry/shop:1.7.2@${digest}`], '1.7.2'],
    [[`registry/shop@${digest}`], '76c981b43301'],
    [['registry/shop'], 'latest'],
    [['api:1.7.2', 'webui:1.7.2'], '1.7.2'],
    [['api:1.7.2', 'webui:2.0.0'], '1.7.2, 2.0.0'],
    [['a:1', 'b:2', 'c:3', 'd:4'], '1, 2 +2'],
    [['registry/WRONG NAME'], 'WRONG NAME'],
  ])('of %j is %s', (images, version) => {
    expect(versionOf({ images })).toBe(version);
  });
});

describe('needsAttention', () => {
  it.each([
    [{ health: 'Healthy' as const }, false],
    [
      { health: 'Progressing' as const, operation: { phase: 'Running' } },
      false,
    ],
    [{ health: 'Suspended' as const }, false],
    [{ health: 'Degraded' as const }, true],
    [{ health: 'Healthy' as const, operation: { phase: 'Failed' } }, true],
    [{ health: 'Healthy' as const, operation: { phase: 'Error' } }, true],
    [{ health: 'Missing' as const, cause: { message: 'No.' } }, true],
  ])('%j: %s', (deployment, needed) => {
    expect(needsAttention(deployment)).toBe(needed);
  });
});
