import { formatImage, isFloatingTag, parseImage } from './image';
import { parseWith } from './say';
import { entityRefOf, projectOf, serviceSpecSchema } from './service';

const spec = (over: object = {}) => ({
  name: 'shop',
  owner: 'group:default/team-a',
  workloads: [{ name: 'api', image: 'registry.example.com/shop-api:1.7.2' }],
  targets: [{ environment: 'dev', cluster: 'eu1' }],
  ...over,
});
const workload = (over: object) =>
  spec({ workloads: [{ ...spec().workloads[0], ...over }] });

const findings = (input: unknown) => {
  const parsed = parseWith(serviceSpecSchema, input);
  return 'findings' in parsed ? parsed.findings : [];
};

describe('the spec', () => {
  it('fills what may be left out', () => {
    const parsed = parseWith(serviceSpecSchema, spec());
    expect('value' in parsed && parsed.value.workloads[0]).toMatchObject({
      size: 'S',
      replicas: 1,
      delivery: 'rolling',
      secrets: [],
    });
  });

  it.each<[string, unknown, string]>([
    ['upper case', spec({ name: 'Shop' }), 'name'],
    ['a name of 31', spec({ name: 'a'.repeat(31) }), 'name'],
    ['a path', spec({ name: '../x' }), 'name'],
    ['an escaped path', spec({ name: '%2Fx' }), 'name'],
    ['a NUL', spec({ description: 'a\u0000b' }), 'description'],
    ['a template', spec({ name: '{{x}}' }), 'name'],
    ['500 characters', workload({ name: 'a'.repeat(500) }), 'workloads.0.name'],
    ['an unknown key', spec({ nme: 'x' }), ''],
    ['an unknown key of a workload', workload({ prot: 1 }), 'workloads.0'],
    ['an image without tag', workload({ image: 'shop' }), 'workloads.0.image'],
    [
      'an image with a space',
      workload({ image: 'shop:1 2' }),
      'workloads.0.image',
    ],
    ['port 0', workload({ port: 0 }), 'workloads.0.port'],
    ['port as text', workload({ port: '80' }), 'workloads.0.port'],
    ['a size of its own words', workload({ size: 'XXL' }), 'workloads.0.size'],
    ['minus replicas', workload({ replicas: -1 }), 'workloads.0.replicas'],
    [
      'a range upside down',
      workload({ replicas: { min: 3, max: 1 } }),
      'workloads.0.replicas',
    ],
    [
      'a name of env with =',
      workload({ env: { 'A=B': 'x' } }),
      'workloads.0.env.A=B',
    ],
    [
      'a key with a value',
      workload({ secrets: ['DB=geheim'] }),
      'workloads.0.secrets.0',
    ],
    [
      'a host with a port',
      workload({ expose: { hosts: { dev: 'a.b:80' } } }),
      'workloads.0.expose.hosts.dev',
    ],
    ['no workloads', spec({ workloads: [] }), 'workloads'],
    [
      'a workload twice',
      spec({ workloads: [spec().workloads[0], spec().workloads[0]] }),
      'workloads',
    ],
    [
      'a target twice',
      spec({ targets: [spec().targets[0], spec().targets[0]] }),
      'targets',
    ],
    ['a short owner', spec({ owner: 'team-a' }), 'owner'],
    ['nothing', undefined, ''],
  ])('refuses %s and says where, why and the remedy', (_, input, path) => {
    const [finding] = findings(input);
    expect(finding).toMatchObject({ severity: 'error', path });
    expect(finding.message).toMatch(/\w+/);
    expect(finding.remedy).toMatch(/\w+/);
    expect(finding.message).not.toMatch(/Invalid input|→/);
  });

  it('derives project and entity', () => {
    expect(projectOf({ owner: 'group:default/team.a' })).toBe('team-a');
    expect(entityRefOf({ name: 'shop' })).toBe('component:default/shop');
  });
});

describe('images', () => {
  const digest = `sha256:${'a'.repeat(64)}`;
  it.each([
    ['shop:1.0', { name: 'shop', tag: '1.0' }],
    ['r.example.com:5000/a/b:1', { name: 'r.example.com:5000/a/b', tag: '1' }],
    [`r.example.com/a@${digest}`, { name: 'r.example.com/a', digest }],
    [`a:1@${digest}`, { name: 'a', tag: '1', digest }],
  ])('%s has its parts', (image, parts) => {
    expect(parseImage(image)).toEqual(parts);
    expect(formatImage(parts)).toBe(image);
  });

  it.each(['A:1', 'a b', '', 'a:1:2', 'a@sha256:1', '-a:1'])(
    '%p is none',
    image => {
      expect(parseImage(image)).toBeUndefined();
    },
  );

  it.each([
    ['latest', true],
    ['latest-main', true],
    ['main', true],
    ['v2-beta', false],
    ['1.8.0-rc2', false],
    ['main-3', true],
  ])('%s floats: %s', (tag, floats) => {
    expect(isFloatingTag(tag)).toBe(floats);
  });
});
