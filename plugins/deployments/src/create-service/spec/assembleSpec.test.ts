import { assembleSpec } from './assembleSpec';
import { FormValues } from './values';

const whole: FormValues = {
  service: {
    name: 'shop',
    owner: 'group:default/team-a',
    description: 'Sells things',
  },
  workloads: [
    {
      name: 'api',
      image: ' registry.example.com/shop-api:1.7.2 ',
      port: 8000,
      size: { cpu: '300m', memory: '300Mi' },
      replicas: 2,
      health: '/healthz',
      env: [
        { name: 'LOG_LEVEL', value: 'info' },
        { name: '', value: '' },
      ],
      migration: 'node\n\n migrate.js \n',
    },
    { name: 'worker', image: 'shop-worker:1', health: '/left-behind' },
  ],
  targets: {
    targets: [
      { environment: 'dev', cluster: 'eu1' },
      { environment: 'prod', cluster: 'eu1' },
    ],
    delivery: { api: 'canary', gone: 'blue-green' },
    exposure: {
      api: {
        hosts: {
          dev: 'shop.dev.example.com',
          prod: '',
          staging: 'x.example.com',
        },
      },
      worker: { hosts: { dev: 'never.example.com' } },
    },
  },
  secrets: { api: ['DB_URL'], worker: [], gone: ['OLD'] },
};

describe('assembleSpec', () => {
  it('takes each part from its page and leaves out what is not filled in', () => {
    expect(assembleSpec(whole)).toStrictEqual({
      name: 'shop',
      owner: 'group:default/team-a',
      description: 'Sells things',
      workloads: [
        {
          name: 'api',
          image: 'registry.example.com/shop-api:1.7.2',
          port: 8000,
          size: { cpu: '300m', memory: '300Mi' },
          replicas: 2,
          health: '/healthz',
          env: { LOG_LEVEL: 'info' },
          secrets: ['DB_URL'],
          delivery: 'canary',
          expose: { hosts: { dev: 'shop.dev.example.com' } },
          migration: { command: ['node', 'migrate.js'] },
        },
        { name: 'worker', image: 'shop-worker:1' },
      ],
      targets: [
        { environment: 'dev', cluster: 'eu1' },
        { environment: 'prod', cluster: 'eu1' },
      ],
    });
  });

  it.each<[string, FormValues]>([
    ['nothing', {}],
    ['empty pages', { service: {}, workloads: [], targets: {}, secrets: {} }],
    ['empty strings', { service: { name: '', owner: '', description: '' } }],
  ])('makes an empty draft of %s', (_, values) => {
    expect(assembleSpec(values)).toStrictEqual({ workloads: [], targets: [] });
  });

  it('holds no undefined, null, NaN or empty text that a template could print', () => {
    const draft = assembleSpec({
      service: { name: 'shop', description: '' },
      workloads: [
        { name: 'api', port: NaN, replicas: NaN, env: [], migration: ' \n' },
      ],
    });
    expect(draft).toStrictEqual({
      name: 'shop',
      workloads: [{ name: 'api' }],
      targets: [],
    });
    expect(JSON.parse(JSON.stringify(draft))).toStrictEqual(draft);
  });

  it('keeps replicas of zero', () => {
    expect(
      assembleSpec({ workloads: [{ replicas: 0 }] }).workloads,
    ).toStrictEqual([{ replicas: 0 }]);
  });
});
