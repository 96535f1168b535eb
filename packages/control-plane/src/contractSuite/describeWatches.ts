import { dig, objects, text } from '../json';
import type { ControlPlane } from '../ControlPlane';
import { idleApplication, uniqueName } from './fixtures';
import { kubernetesClient } from './kubernetesClient';
import type { WatchEvent } from './kubernetesClient';
import { PATIENT, until } from '../until';

const summary = ({ type, object }: WatchEvent) =>
  `${type} ${text(object, 'metadata', 'name')}`;

export function describeWatches(getControlPlane: () => ControlPlane) {
  describe('watches of the Kubernetes API', () => {
    const run = uniqueName('watch');
    const labelSelector = `run=${run}`;
    const hub = () => getControlPlane().hubs[0];
    const client = () => kubernetesClient(hub());
    const application = (name: string) => idleApplication(name, { run });
    const now = async () =>
      String(
        text(
          await client().list('applications', { limit: 1 }),
          'metadata',
          'resourceVersion',
        ),
      );

    /** The events of a watch. While a server warms up a watch may end without any, and is then opened again. */
    const resumed = (options: Record<string, string>) =>
      until(
        'a watch brings something',
        async () => {
          const watch = await client().watch('applications', {
            ...options,
            timeoutSeconds: 2,
          });
          await watch.ended;
          const events = watch.events.filter(({ type }) => type !== 'BOOKMARK');
          return events.length > 0 && events;
        },
        PATIENT,
      );

    it('tell of what is created, changed and removed', async () => {
      const watch = await client().watch('applications', {
        resourceVersion: await now(),
        labelSelector,
      });
      await client().create('applications', application(`${run}-a`));
      await client().patch('applications', `${run}-a`, 'merge', {
        metadata: { annotations: { a: 'b' } },
      });
      await client().remove('applications', `${run}-a`);
      await until(
        'the removal is seen',
        async () => watch.events.some(({ type }) => type === 'DELETED'),
        PATIENT,
      );
      watch.end();
      const seen = watch.events
        .filter(({ type }) => type !== 'BOOKMARK')
        .map(summary);
      expect(seen[0]).toBe(`ADDED ${run}-a`);
      expect(seen).toContain(`MODIFIED ${run}-a`);
      expect(seen.at(-1)).toBe(`DELETED ${run}-a`);
    });

    it('go on from a version that was seen before', async () => {
      const from = await now();
      await client().create('applications', application(`${run}-b`));
      await client().remove('applications', `${run}-b`);
      const watch = await client().watch('applications', {
        resourceVersion: from,
        labelSelector,
      });
      await until(
        'both changes are seen',
        async () => watch.events.some(({ type }) => type === 'DELETED'),
        PATIENT,
      );
      watch.end();
      expect(watch.events.map(summary)).toContain(`ADDED ${run}-b`);
    });

    it('begin with what is there when no version is named', async () => {
      await client().create('applications', application(`${run}-c`));
      const watch = await client().watch('applications', { labelSelector });
      await until(
        'it is seen',
        async () => watch.events.map(summary).includes(`ADDED ${run}-c`),
        PATIENT,
      );
      watch.end();
      await client().remove('applications', `${run}-c`);
    });

    it('end in time, with a bookmark of how far they got', async () => {
      const from = await now();
      const watch = await client().watch('applications', {
        resourceVersion: from,
        labelSelector,
        timeoutSeconds: 4,
      });
      await client().create('applications', application(`${run}-d`));
      await client().remove('applications', `${run}-d`);
      await watch.ended;
      const bookmarks = watch.events.filter(({ type }) => type === 'BOOKMARK');
      const [last] = bookmarks.slice(-1);
      expect(
        Number(dig(last?.object, 'metadata', 'resourceVersion')),
      ).toBeGreaterThan(Number(from));
    });

    it('end when the server drops them, without an error', async () => {
      const watch = await client().watch('applications', {
        resourceVersion: await now(),
      });
      await getControlPlane().faults.dropWatches(hub().name);
      await watch.ended;
      expect(watch.events.filter(({ type }) => type === 'ERROR')).toEqual([]);
    });

    it('break with the server, which tells who comes back to begin anew', async () => {
      const before = await client().watch('applications', {
        resourceVersion: await now(),
        labelSelector,
      });
      await client().create('applications', application(`${run}-f`));
      await until(
        'the first is seen',
        async () => before.events.length > 0,
        PATIENT,
      );
      const seen = before.events.at(-1)?.object;
      await client().create('applications', idleApplication(`${run}-aside`));
      await getControlPlane().faults.restart(hub().name);
      await before.ended;
      const [answer] = await resumed({
        resourceVersion: String(text(seen, 'metadata', 'resourceVersion')),
        labelSelector,
      });
      expect(answer).toMatchObject({ type: 'ERROR', object: { code: 410 } });
      const list = await client().list('applications', { labelSelector });
      expect(
        objects(list, 'items').map(each => text(each, 'metadata', 'name')),
      ).toEqual([`${run}-f`]);
      await client().remove('applications', `${run}-f`);
      const after = await resumed({
        resourceVersion: String(text(list, 'metadata', 'resourceVersion')),
        labelSelector,
      });
      expect(after.map(summary)).toContain(`DELETED ${run}-f`);
      await client().remove('applications', `${run}-aside`);
    });

    it('say 410 in an event where the history is gone', async () => {
      const from = await now();
      await client().create('applications', application(`${run}-e`));
      await client().remove('applications', `${run}-e`);
      await getControlPlane().faults.expire(hub().name);
      expect(await resumed({ resourceVersion: from })).toEqual([
        {
          type: 'ERROR',
          object: expect.objectContaining({
            kind: 'Status',
            code: 410,
            reason: expect.stringMatching(/Expired|Gone/),
          }),
        },
      ]);
    });
  });
}
