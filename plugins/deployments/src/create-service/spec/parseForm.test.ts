import { formText } from '../../../dev/create/formText';
import { errorAt, findingsOfPage } from './findingsAt';
import { pageOf } from './pages';
import { parseForm } from './parseForm';
import { sentenceOf, subjectOf } from './sentences';
import { FormValues } from './values';

const good: FormValues = {
  service: { name: 'shop', owner: 'group:default/team-a' },
  workloads: [{ name: 'api', image: 'shop-api:1' }],
  targets: { targets: [{ environment: 'dev', cluster: 'eu1' }] },
};

describe('parseForm', () => {
  it('gives the spec with its defaults', () => {
    expect(parseForm(good, formText)).toMatchObject({
      spec: { name: 'shop', workloads: [{ size: 'S', replicas: 1 }] },
    });
  });

  it('says that a variable is listed twice: the spec alone would lose one', () => {
    const env = [
      { name: 'A', value: '1' },
      { name: 'A', value: '2' },
    ];
    const values = { ...good, workloads: [{ ...good.workloads![0], env }] };
    expect(parseForm(values, formText)).toEqual({
      findings: [
        {
          severity: 'error',
          path: 'workloads.0.env.A',
          message: 'is listed twice',
          remedy: 'remove one of the two',
        },
      ],
    });
  });

  it.each(['constructor', 'toString', 'hasOwnProperty'])(
    'takes nothing from the prototype for a workload called %s',
    name => {
      const workloads = [
        { name: name.toLowerCase(), image: 'shop-api:1', port: 80 },
      ];
      expect(
        parseForm({ ...good, workloads, secrets: {} }, formText),
      ).toMatchObject({
        spec: { workloads: [{ delivery: 'rolling', secrets: [] }] },
      });
    },
  );
});

describe('pageOf', () => {
  it.each([
    ['name', 'service'],
    ['owner', 'service'],
    ['project', 'service'],
    ['workloads', 'workloads'],
    ['workloads.0.image', 'workloads'],
    ['workloads.0.delivery', 'targets'],
    ['workloads.0.expose.hosts.dev', 'targets'],
    ['workloads.0.secrets.1', 'secrets'],
    ['workloads.0.constructor', 'workloads'],
    ['targets.3.cluster', 'targets'],
    ['services/shop/base/api/deployment.yaml', undefined],
    ['constructor', undefined],
  ])('%s is corrected on %s', (path, page) => {
    expect(pageOf({ path })).toBe(page);
  });
});

describe('sentences', () => {
  it.each([
    ['is missing', 'fill it in', 'Owner is missing. Fill it in.'],
    ['The tag moves.', 'Pin it.', 'The tag moves. Pin it.'],
    ['Which one?', 'Say it!', 'Which one? Say it!'],
  ])('%j and %j', (message, remedy, sentence) => {
    expect(sentenceOf({ message, remedy }, 'owner')).toBe(sentence);
  });

  it.each([
    ['owner', 'owner'],
    ['workloads.0.image', 'image of api'],
    ['workloads.7.image', 'image of workload 8'],
    ['workloads.0.expose.hosts.dev', 'host dev of api'],
    ['workloads.0.env.name', 'environment variable name of api'],
    ['workloads.0', 'api'],
    ['project', 'Argo CD project'],
    ['targets.0.cluster', 'eu1 in dev'],
    ['targets.9', 'the choice of targets'],
    ['workloads', 'the list of workloads'],
    ['constructor', 'constructor'],
  ])('%s is called %s', (path, subject) => {
    expect(subjectOf({ path }, good, formText)).toBe(subject);
  });
});

describe('findingsOfPage', () => {
  it('gives each page its own faults only', () => {
    const values: FormValues = {
      ...good,
      service: { name: 'No', owner: 'group:default/team-a' },
      workloads: [{ name: 'api', image: 'shop-api' }],
    };
    expect(
      findingsOfPage('service', values, formText).map(f => f.path),
    ).toEqual(['name']);
    expect(
      findingsOfPage('workloads', values, formText).map(f => f.path),
    ).toEqual(['workloads.0.image']);
    expect(findingsOfPage('targets', values, formText)).toEqual([]);
  });

  it('finds the fault below a path, and none of a neighbour with a longer name', () => {
    const findings = [
      {
        severity: 'error' as const,
        path: 'workloads.10.name',
        message: 'x',
        remedy: 'y',
      },
    ];
    expect(errorAt(findings, 'workloads.10', 'it')).toBe('It x. Y.');
    expect(errorAt(findings, 'workloads.1', 'it')).toBeUndefined();
  });
});
