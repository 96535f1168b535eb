import { answer, deployment, expected } from '../../../dev/fixtures';
import { urgencyOf } from './useDeployments';

const ours = answer({
  items: [deployment('dev', 'eu-west', '1.0.0', 1)],
  missing: [expected('prod', 'us-east', 'us1')],
});

it.each([
  ['everything', { all: true }, 0],
  ['one of its Applications', { ids: ['other', 'app-shop-dev-eu1'] }, 0],
  ['an Application that it waits for', { ids: ['app-shop-prod-us1'] }, 0],
  ['its hub', { ids: ['hub-main'] }, 0],
  ['a Change of its service', { ids: ['change-shop'] }, 0],
  ['something that it does not know', { ids: ['x'] }, 10_000],
  ['secrets only', { ids: [], secrets: ['secrets-shop'] }, Infinity],
])('knows how urgent a signal of %s is', (_, signal, within) => {
  expect(urgencyOf(signal, ours)).toBe(within);
});
