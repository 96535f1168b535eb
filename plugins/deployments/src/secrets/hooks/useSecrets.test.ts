import { secretsOf } from '../../../dev/secrets';
import { urgencyOfSecrets } from './useSecrets';

const ours = secretsOf();
const none = { items: [], vaults: [] };

it.each([
  ['everything', { all: true }, ours, 0],
  ['its own secrets', { ids: ['other', 'secrets/shop'] }, ours, 0],
  ['its Vault', { ids: ['vault/main'] }, ours, 0],
  ['another Vault', { ids: ['vault/asia'] }, ours, Infinity],
  ['another service', { ids: ['secrets/search'] }, ours, Infinity],
  ['an Application', { ids: ['main/argocd/shop-dev-eu1'] }, ours, Infinity],
  ['a service, while none is known', { ids: ['secrets/shop'] }, none, 10_000],
  ['any secrets, before an answer', { ids: ['secrets/x'] }, undefined, 0],
])('knows how urgent a signal of %s is', (_, signal, answer, within) => {
  expect(urgencyOfSecrets(signal, answer)).toBe(within);
});
