import type { Response } from 'supertest';
import { startPortal } from './__testUtils__/startPortal.test.util';
import { specOf } from './__testUtils__/specs';

jest.setTimeout(60_000);

const VAULTED = specOf('vaulted', {
  workloads: [{ ...specOf('x').workloads[0], secrets: ['DB_URL'] }],
});

describe('what goes out', () => {
  let portal: Awaited<ReturnType<typeof startPortal>>;
  beforeAll(async () => {
    portal = await startPortal({ withVault: true });
  });
  afterAll(() => portal?.stop());
  afterEach(() => portal.policy.allow());

  /** The answers of an operation over both transports: what is said, whatever is around it. */
  const overBoth = async (
    http: PromiseLike<Pick<Response, 'status' | 'body'>>,
    name: string,
    input: object,
  ) => {
    const [direct, action] = [await http, await portal.invoke(name, input)];
    return [
      { status: direct.status, body: direct.body },
      { status: action.status, body: action.body.output ?? action.body },
    ];
  };

  it('answers hold more than their contract: no cause of a cursor that is none', async () => {
    const cursor = 'bm9uZQ';
    for (const { status, body } of await overBoth(
      portal.get(`/deployments?cursor=${cursor}`),
      'list-deployments',
      { cursor },
    )) {
      expect(status).toBe(400);
      expect(body.error.message).toMatch(/^The cursor is not one/);
      expect(Object.keys(body.error)).toEqual(['name', 'message']);
    }
  });

  it('answers hold more than their contract: nothing of what git wrote', async () => {
    await portal.sandbox.faults.failGit(503);
    const input = { spec: specOf('late') };
    const answers = await overBoth(
      portal.post('/services/preview', input),
      'preview-service',
      input,
    );
    await portal.sandbox.faults.clear();
    for (const { status, body } of answers) {
      expect(status).toBe(503);
      expect(body.error.message).toMatch(/^The Git host could not be reached/);
      expect(Object.keys(body.error)).toEqual(['name', 'message']);
    }
  });

  it('answers hold more than their contract: no body of a role among secrets', async () => {
    await portal.post('/services', { spec: VAULTED });
    await portal.until('/secrets?service=vaulted', ({ items }) =>
      items?.some((item: { role?: object }) => item.role),
    );
    for (const { status, body } of await overBoth(
      portal.get('/secrets?service=vaulted'),
      'list-secrets',
      { service: 'vaulted' },
    )) {
      expect(status).toBe(200);
      const [item] = body.items;
      expect(item).toMatchObject({ service: 'vaulted', workload: 'api' });
      expect(item).not.toHaveProperty('roleBody');
    }
  });
});
