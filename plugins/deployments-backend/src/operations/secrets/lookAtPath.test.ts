import { memoryVault } from '../__testUtils__/vaultContext';
import { lookAtPath } from './lookAtPath';

const now = () => new Date('2026-11-21T10:00:00.000Z');

it('forgets the path that nobody has asked for longest, beyond a thousand', async () => {
  const { vault, asked } = memoryVault({});
  const look = (path: string) => lookAtPath(vault, path, now);
  for (let i = 0; i < 1_000; i += 1) await look(`p${i}`);
  await look('p0');
  expect(asked).toHaveLength(1_000);
  await look('one-more');
  await look('p0');
  expect(asked).toHaveLength(1_001);
  await look('p1');
  expect(asked).toHaveLength(1_002);
});

it('keeps the last answer where a look throws behind the back of who asks', async () => {
  let time = now().getTime();
  const { vault } = memoryVault({});
  const clock = () => new Date(time);
  const first = await lookAtPath(vault, 'a', clock);
  vault.readKeys = async () => {
    throw new TypeError('a bug');
  };
  time += 60_001;
  expect(await lookAtPath(vault, 'a', clock)).toBe(first);
  await new Promise(setImmediate);
  time += 600_000;
  await expect(lookAtPath(vault, 'a', clock)).rejects.toThrow('a bug');
});
