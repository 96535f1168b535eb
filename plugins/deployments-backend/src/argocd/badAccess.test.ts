import { mockServices } from '@backstage/backend-test-utils';
import { startReadModel } from '../database/__testUtils__/readModels';
import { until } from '@argosy/control-plane';
import { startHubObservers } from '../reactions/hubs/startHubObservers';
import { systemClock } from '../lib/clock';
import { BAD_KUBECONFIGS } from './__testUtils__/badKubeconfigs';
import { BAD_SERVERS } from './__testUtils__/badServers';
import { startStrictHub, type StrictHub } from './__testUtils__/startStrictHub';
import { createHub } from './createHub';
import type { KubernetesAccess } from '../config';

jest.setTimeout(60_000);

/** Twenty times as fast: who waits half a minute before the next attempt waits a second and a half. */
const hurried = {
  ...systemClock,
  sleep: (milliseconds: number, signal: AbortSignal) =>
    systemClock.sleep(milliseconds / 20, signal),
};

describe('a hub whose access is bad', () => {
  let hubs: StrictHub[];
  let observed: { stop(): Promise<void> } | undefined;
  beforeEach(async () => {
    hubs = await Promise.all([startStrictHub(), startStrictHub()]);
  });
  afterEach(async () => {
    await observed?.stop();
    await Promise.all(hubs.map(hub => hub.close()));
  });

  async function start(access: KubernetesAccess) {
    const [, { server, caData, token }] = hubs;
    const logger = mockServices.logger.mock();
    const both: Array<[string, KubernetesAccess]> = [
      ['bad', access],
      ['good', { kind: 'server', server, caData, token }],
    ];
    const opened = both.map(([name, kubernetes]) =>
      createHub(
        { name, namespaces: ['argocd'], kubernetes },
        { regionLabel: 'region', logger },
      ),
    );
    const { readModel } = await startReadModel('SQLITE_3', opened);
    observed = startHubObservers({
      hubs: opened,
      readModel,
      holder: 'me',
      notifier: { changed() {} },
      explain: () => ({}),
      clock: hurried,
      logger,
    });
    const untilSaid = (
      name: string,
      is: (said: { state: string; cause?: string }) => boolean,
    ) =>
      until(
        `hub ${name} is as wanted`,
        async () => {
          const all = await readModel.listHubs();
          const said = all.find(hub => hub.name === name);
          if (said && is(said)) return said;
          throw new Error(JSON.stringify(said));
        },
        { everyMs: 20, timeoutMs: 20_000 },
      );
    const namesOn = async (hub: string) =>
      (await readModel.listDeployments({ selector: { hub }, limit: 9 })).items;
    return { logger, untilSaid, namesOn };
  }

  it.each([...BAD_KUBECONFIGS, ...BAD_SERVERS])(
    'says what is wrong with %s, works on with the others, and recovers',
    async (_, breakIt) => {
      const { access, state, says, repair } = await breakIt(hubs[0]);
      const { logger, untilSaid, namesOn } = await start(access);

      const bad = await untilSaid(
        'bad',
        said => said.state === state && says.test(said.cause ?? ''),
      );
      await untilSaid('good', said => said.state === 'live' && !said.cause);
      expect(await namesOn('good')).toHaveLength(1);
      const logged = JSON.stringify([
        logger.warn.mock.calls,
        logger.error.mock.calls,
      ]);
      expect(logged).toContain(JSON.stringify(bad.cause).slice(1, -1));
      expect(logged).toContain(`Hub bad is ${state}.`);
      expect(`${logged}${bad.cause}`).not.toContain('hunter2');

      repair();
      await untilSaid('bad', said => said.state === 'live' && !said.cause);
      expect(await namesOn('bad')).toHaveLength(1);
    },
  );
});
