import type { ServiceSpecInput } from '@argosy/plugin-deployments-common';
import type { When } from './killPoints.test.util';
import { openParts, type Places } from './openParts.test.util';
import { until } from '@argosy/control-plane';

/** What the process is told, when it is ready. */
export interface ChildTask {
  spec: ServiceSpecInput;
  requestedBy: string;
  /** It kills itself at this write of a Change. */
  dieAt?: { nth: number; when: When };
}
/** What it says. */
export type ChildWord = { argosy: 'ready' } | { argosy: 'done' };

const say = (word: ChildWord) => process.send?.(word);

/** A backend without Backstage, in a process of its own: creates the service that it is told, and goes on. */
async function createInChild(places: Places) {
  // It never outlives who started it, however that ended.
  process.once('disconnect', () => process.exit());
  const parts = await openParts(places);
  await until('hub and clusters are known', async () => {
    const { hubs } = await parts.ask();
    const clusters = await parts.countClusters();
    return hubs.every(({ state }) => state === 'live') && clusters > 0;
  });
  const dieAtWrite = ({ nth, when }: { nth: number; when: When }) => {
    let writes = 0;
    parts.knex.on(
      when === 'before' ? 'query' : 'query-response',
      (first: { sql: string }, second?: { sql: string }) => {
        const { sql } = when === 'before' ? first : (second ?? first);
        if (!/^(insert into|update) `changes`/i.test(sql)) return;
        writes += 1;
        if (writes === nth) process.kill(process.pid, 'SIGKILL');
      },
    );
  };
  process.on('message', async (task: ChildTask) => {
    if (task.dieAt) dieAtWrite(task.dieAt);
    await parts.create(task.spec, task.requestedBy);
    say({ argosy: 'done' });
  });
  say({ argosy: 'ready' });
}

createInChild(JSON.parse(process.argv[2])).catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
