import type { CallerConfig } from '../config';
import { authorityOfService } from './callers';

const CI = 'external:ci:repo:acme/shop:ref:refs/heads/main';
const CALLERS: CallerConfig[] = [
  {
    subject: CI,
    may: ['create-service', 'preview-service'],
    owners: ['group:default/team-a'],
    services: ['shop'],
    environments: ['dev', 'staging'],
  },
  {
    subject: CI,
    may: ['preview-service'],
    owners: ['group:default/team-a'],
    environments: ['prod'],
  },
];
const of = (operation: string, subject = CI) =>
  authorityOfService(CALLERS, { subject, operation });
const target = (environment: string, service = 'shop') => ({
  service,
  owner: 'group:default/team-a',
  environment,
});

it.each([
  ['its service where it is listed', 'create-service', target('dev'), true],
  ['another service', 'create-service', target('dev', 'cart'), false],
  [
    'its service, for another owner',
    'create-service',
    { ...target('dev'), owner: 'group:default/team-b' },
    false,
  ],
  ['another environment', 'create-service', target('prod'), false],
  ['a service of the owner', 'preview-service', target('prod', 'cart'), true],
  ['the owner elsewhere', 'preview-service', target('dev', 'cart'), false],
  ['an operation of no entry', 'preview-secrets', target('dev'), false],
  ['a Deployment without a name', 'create-service', {}, false],
])('a service as caller: %s by %s', (_, operation, resource, allowed) => {
  expect(of(operation).refusal(resource) === undefined).toBe(allowed);
});

it('a service as caller: writes nothing unless it is listed, and is told where', () => {
  const other = of('create-service', 'external:ci:repo:other/x');
  expect(other.refusal(target('dev'))).toEqual({
    message: 'The service external:ci:repo:other/x may not create-service.',
    remedy: expect.stringContaining('deployments.callers'),
  });
  expect(other.reaches('dev')).toBe(false);
  expect(of('create-service').refusal(target('prod'))?.message).toMatch(
    /may not create-service for shop of group:default\/team-a in prod\.$/,
  );
  expect(
    ['dev', 'prod'].map(name => of('create-service').reaches(name)),
  ).toEqual([true, false]);
});
