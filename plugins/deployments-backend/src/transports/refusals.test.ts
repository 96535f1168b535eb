import { startPortal } from './__testUtils__/startPortal.test.util';
import { IN_PROD, specOf } from './__testUtils__/specs';

jest.setTimeout(60_000);

const LABEL = /^use lower-case letters, digits and "-"/;
const workload = (over: object) => ({
  workloads: [{ ...specOf('x').workloads[0], ...over }],
});

/** What is wrong, where it is said, and how it is corrected. */
const WRONG: Array<[string, object, string, RegExp, RegExp]> = [
  ['an unknown field', { colour: 'red' }, 'spec', /"colour"/, /^remove it/],
  ['a missing field', { owner: undefined }, 'spec.owner', /missing/, /^fill/],
  ['no name', { name: '' }, 'spec.name', /DNS label/, LABEL],
  ['an upper-case name', { name: 'Shop' }, 'spec.name', /DNS label/, LABEL],
  ['a way out of the folder', { name: '../x' }, 'spec.name', /DNS/, LABEL],
  ['an encoded slash', { name: 'a%2Fb' }, 'spec.name', /DNS label/, LABEL],
  ['NUL', { name: 'a\0b' }, 'spec.name', /DNS label/, LABEL],
  ['YAML', { name: 'a: {b' }, 'spec.name', /DNS label/, LABEL],
  ['a template', { name: '{{.x}}' }, 'spec.name', /DNS label/, LABEL],
  ['500 letters', { name: 'a'.repeat(500) }, 'spec.name', /30/, /^shorten/],
  ['NUL in text', { description: 'a\0' }, 'spec.description', /contr/, /^rem/],
  [
    'a cluster that is a path',
    { targets: [{ environment: 'dev', cluster: '../eu1' }] },
    'spec.targets.0.cluster',
    /DNS label/,
    LABEL,
  ],
  [
    'a template in an image',
    workload({ image: '{{ .Values.x }}:1' }),
    'spec.workloads.0.image',
    /not an image/,
    /^write it as/,
  ],
  [
    'an image without a tag',
    workload({ image: 'registry.example.com/api' }),
    'spec.workloads.0.image',
    /not an image with a tag/,
    /^write it as/,
  ],
  [
    'a host with a way out',
    workload({ expose: { hosts: { dev: '../../etc' } } }),
    'spec.workloads.0.expose.hosts.dev',
    /not a host name/,
    /^write it as/,
  ],
  [
    'an unknown environment',
    { targets: [{ environment: 'moon', cluster: 'eu1' }] },
    'targets.0.environment',
    /moon/,
    /dev/,
  ],
  [
    'an unknown cluster',
    { targets: [{ environment: 'dev', cluster: 'moon' }] },
    'targets.0.cluster',
    /No hub knows a cluster moon/,
    /eu1/,
  ],
  [
    'a cluster that does not serve the environment',
    { targets: [{ environment: 'dev', cluster: 'us1' }] },
    'targets.0.cluster',
    /us1/,
    /eu1/,
  ],
  [
    'a floating tag outside dev',
    { ...IN_PROD, ...workload({ image: 'registry.example.com/api:latest' }) },
    'workloads.0.image',
    /latest/,
    /never moved/,
  ],
  [
    'a name that is taken',
    { name: 'shop', owner: 'user:default/ada' },
    'name',
    /already exists and belongs to/,
    /^Choose another name/,
  ],
];

describe('what is refused', () => {
  let portal: Awaited<ReturnType<typeof startPortal>>;
  let stood: string;
  beforeAll(async () => {
    portal = await startPortal();
    stood = await portal.gitState();
  });
  afterAll(() => portal.stop());

  it.each(WRONG)(
    '%s: said with place, reason and remedy; audited, and not written',
    async (_, over, path, reason, remedy) => {
      const input = { spec: { ...specOf('wrong'), ...over } };
      portal.audit.happened();
      const answers = [
        await portal.post('/services', input),
        await portal.invoke('create-service', input),
      ];
      for (const { status, body } of answers) {
        expect(status).toBe(400);
        expect(body.error.name).toBe('InputError');
        expect(saidOf(body)).toContainEqual({
          path,
          message: expect.stringMatching(reason),
          remedy: expect.stringMatching(remedy),
        });
      }
      const [overHttp] = portal.audit.happened();
      expect(overHttp).toMatchObject({
        eventId: 'create-service',
        outcome: 'InputError',
      });
      expect(await portal.gitState()).toBe(stood);
      const { body } = await portal.get('/services');
      expect(body.items).toHaveLength(1);
    },
  );

  it.each([
    ['{"spec":', /The body cannot be read .*; send the input as JSON/],
    [JSON.stringify({ spec: 'x'.repeat(2 ** 20) }), /at most 100kb/],
    [JSON.stringify([1]), /spec: is missing → fill it in/],
    [JSON.stringify({}), /spec: is missing → fill it in/],
  ])('a body that is no input: %.20s', async (text, message) => {
    const { status, body } = await portal.post('/services', text);
    expect(status).toBe(400);
    expect(body.error.message).toMatch(message);
    expect(body.error.message.length).toBeLessThan(300);
  });

  it.each([
    ['/deployments?limit=0', /^limit: .* → give a whole number from 1/],
    ['/deployments?limit=x', /^limit: .* → give a whole number from 1/],
    [
      '/deployments?cursor=abc',
      /^The cursor is not one that an earlier page returned; leave it out/,
    ],
    ['/deployments?colour=red', /"colour" → remove it/],
    ['/deployments?service=a&service=b', /^service: .* → give a string/],
    ['/deployments?entityRef=shop', /^entityRef: .* → write it as component:/],
    ['/deployments?entityRef=component:default/odd', /write it as key=value/],
    ['/deployments/main/argocd/a%00b', /^name: contains control .* → remove/],
    [`/deployments/main/argocd/${'a'.repeat(500)}`, /^name: .* → shorten it/],
    ['/secrets?entityRef=shop', /^entityRef: .* → write it as component:/],
    ['/secrets?service=a%00b', /^service: contains control .* → remove/],
    ['/secrets?path=secret', /"path" → remove it/],
    ['/vault/set-up?mode=roles', /"mode" → remove it/],
    ['/targets?x=1', /"x" → remove it/],
  ])('answers 400 to %.50s, and says the remedy', async (path, message) => {
    const { status, body } = await portal.get(path);
    expect(status).toBe(400);
    expect(body.error.message).toMatch(message);
  });
});

interface Refusal {
  findings?: Array<{ path: string; message: string; remedy: string }>;
  cause?: {
    issues: Array<{ path: Array<string | number>; message: string }>;
  };
}

/** What an answer says: the findings of `runOperation`, or the raw issues of the actions registry, which parses first. */
function saidOf({ error: { findings, cause } }: { error: Refusal }) {
  if (findings) {
    return findings.map(({ path, message, remedy }) => ({
      path,
      message,
      remedy,
    }));
  }
  return cause?.issues.map(({ path, message }) => {
    const [reason, remedy] = message.split(' → ');
    return { path: path.join('.'), message: reason, remedy };
  });
}
