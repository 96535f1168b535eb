import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { ControlPlane } from '@argosy/control-plane';
import { mockServices } from '@backstage/backend-test-utils';
import { createReadModel } from '../../../database';
import { openHubTruth } from '../../../faults/hubTruth.test.util';
import { createNotifier } from '../../../notify';
import { until } from '@argosy/control-plane';
import { portalConfig } from '../../../transports/__testUtils__/portalConfig.test.util';
import { openDatabase } from './postgres.test.util';
import { type Backend, startBackend } from './startBackend.test.util';
import { witnessWrites } from './witnessWrites.test.util';

/** Argo CD has said by then all that it has to say of an Application that is new. */
const QUIET_MS = 2_500;

/** Two backends on one empty Postgres and one control plane. The first makes the tables: those of Backstage itself do not bear two that make them at once. */
export async function startTwoBackends(
  controlPlane: ControlPlane,
  postgres: string,
) {
  const folder = await mkdtemp(join(tmpdir(), 'argosy-two-'));
  const database = await openDatabase(postgres);
  const { knex } = database;
  const config = portalConfig(controlPlane);
  const start = (name: string) =>
    startBackend(name, folder, {
      ...config,
      // What a witness hears is what its own backend says.
      events: { useEventBus: 'never' },
      backend: {
        baseUrl: 'http://localhost:7007',
        listen: { host: '127.0.0.1', port: 0 },
        workingDirectory: folder,
        database: database.configOf(name),
      },
    });
  const backends = [await start('one'), await start('two')];
  const readModel = await createReadModel(
    { ...mockServices.database({ knex }), migrations: { skip: true } },
    { hubs: controlPlane.hubs.map(hub => ({ ...hub, details: true })) },
  );
  const [hub] = controlPlane.hubs;
  const truth = openHubTruth(hub);
  const witness = await witnessWrites(knex);
  const made = new Set<string>();
  const idOf = (name: string) => `${hub.name}/${hub.namespaces[0]}/${name}`;
  // Signs as both backends do, and sends nothing.
  const { signalOf } = createNotifier({
    signals: { publish: async () => {} },
    events: mockServices.events.mock(),
    key: await readModel.getSignalKey(),
    logger: mockServices.logger.mock(),
  });
  const signOf = (name: string) => signalOf(idOf(name));
  const timed = async (what: string, ask: () => Promise<boolean>) => {
    const since = Date.now();
    await until(what, ask, { everyMs: 20 });
    return Date.now() - since;
  };

  const stage = {
    witness,
    /** What signals call an Application. */
    signOf,
    async create(...names: string[]) {
      for (const name of names) {
        made.add(name);
        await truth.create(name);
      }
    },
    remove: (name: string) => truth.remove(name),
    /** What was made and stands, as screens see it. */
    async names() {
      const found = await readModel.getDeployments([...made].map(idOf));
      return found.flatMap(one => (one ? [one.name] : [])).sort();
    },
    async stateOfHub() {
      const hubs = await readModel.listHubs();
      return hubs.find(({ name }) => name === hub.name)?.state;
    },
    /** Waits until screens see exactly these of what was made; returns after how many milliseconds. */
    untilSeen: (...names: string[]) =>
      timed(
        `screens see ${names}`,
        async () => (await stage.names()).join() === [...names].sort().join(),
      ),
    /** Waits until this backend has told screens of it; returns after how many milliseconds. */
    untilToldBy: ({ name: who, told }: Backend, name: string) =>
      timed(`${who} tells of ${name}`, async () => told.includes(signOf(name))),
    async untilQuiet() {
      const count = () => witness.count('applications');
      for (let last = -1; last !== (await count()); await wait(QUIET_MS)) {
        last = await count();
      }
    },
    /** Lets no row of an Application be written, until released. */
    async holdWrites() {
      const lock = await knex.transaction();
      await lock.raw('lock table applications in share mode');
      return () => lock.commit();
    },
    /** Whether a write of this backend stands in line. */
    async waitsForLock({ name }: Backend): Promise<boolean> {
      const waits = await knex('pg_stat_activity')
        .where({ application_name: name, wait_event_type: 'Lock' })
        .andWhere('datname', knex.client.database());
      return waits.length > 0;
    },
    /** Starts again whoever has ended, and waits until the hub is watched. */
    async begin() {
      for (const [at, { name, isRunning }] of backends.entries()) {
        if (!isRunning()) backends[at] = await start(name);
      }
      made.clear();
      await timed(
        'the hub is live',
        async () => (await stage.stateOfHub()) === 'live',
      );
    },
    /** Who watches the hub, and who waits: told by who wrote last. */
    async roles(): Promise<{ holder: Backend; waiting: Backend }> {
      const name = await witness.lastWriter();
      const [holder, waiting] = [...backends].sort(
        (a, b) => Number(b.name === name) - Number(a.name === name),
      );
      return { holder, waiting };
    },
    async stop() {
      backends.forEach(backend => backend.signal('SIGKILL'));
      await Promise.all(backends.map(({ ended }) => ended));
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
    /** Removes what was made. */
    async clear() {
      for (const name of await stage.names()) await truth.remove(name);
    },
  };
  return stage;
}
