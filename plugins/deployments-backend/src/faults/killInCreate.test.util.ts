import type { IncomingMessage } from 'node:http';
import type { ServiceSpecInput } from '@argosy/plugin-deployments-common';
import type { GitGate } from './gitGate.test.util';
import type { KillPoint } from './killPoints.test.util';
import type { Places } from './openParts.test.util';
import { startChild } from './startChild.test.util';

/** What an unhurt create takes: milliseconds, and requests to the Git host. */
export interface Unhurt {
  milliseconds: number;
  requests: number;
}

interface CreateTask {
  spec: ServiceSpecInput;
  requestedBy: string;
}

/** Creates without any harm, to know how long it takes. */
export async function measureCreate(
  places: Places,
  gate: GitGate,
  task: CreateTask,
): Promise<Unhurt> {
  const child = await startChild(places);
  let requests = 0;
  gate.watch({ before: () => void (requests += 1) });
  const begin = performance.now();
  const end = await child.create(task);
  const milliseconds = performance.now() - begin;
  await child.kill();
  gate.watch({});
  if (end === 'done') return { milliseconds, requests };
  throw new Error('The process ended in the middle of an unhurt create');
}

/** Creates a service in a process that is killed at that point, by SIGKILL. */
export async function killInCreate(
  places: Places,
  gate: GitGate,
  task: CreateTask,
  point: KillPoint,
  unhurt: Unhurt,
): Promise<void> {
  const child = await startChild(places);
  const dieAt =
    point.at === 'write' ? { nth: point.nth, when: point.when } : undefined;
  let timer: NodeJS.Timeout | undefined;
  if (point.at === 'request') {
    const last = Math.floor(point.part * unhurt.requests);
    let requests = 0;
    const count = async (_: IncomingMessage) => {
      requests += 1;
      if (requests <= last) return;
      gate.watch({});
      await child.kill();
      throw new Error('killed');
    };
    gate.watch({ [point.when]: count });
  }
  if (point.at === 'time') {
    timer = setTimeout(
      () => child.process.kill('SIGKILL'),
      point.part * unhurt.milliseconds,
    );
  }
  await child.create({ ...task, dieAt });
  clearTimeout(timer);
  await child.kill();
  gate.watch({});
}
