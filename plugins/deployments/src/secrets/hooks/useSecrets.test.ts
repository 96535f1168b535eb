import { secretsOf } from '../../../dev/secrets';
import { urgencyOfSecrets } from './useSecrets';

const ours = secretsOf();
const none = { items: [], vaults: [] };

it.each([
  ['everything', { all: true }, ours, 0],
  ['its own secrets', { secrets: ['other', 'secrets-shop'] }, ours, 0],
  ['its Vault', { secrets: ['vault-main'] }, ours, 0],
  ['another Vault', { secrets: ['vault-asia'] }, ours, Infinity],
  ['another service', { secrets: ['secrets-search'] }, ours, Infinity],
  ['an Application', { ids: ['app-shop'], secrets: [] }, ours, Infinity],
  ['a service, while none is known', { secrets: ['x'] }, none, 10_000],
  ['any secrets, before an answer', { secrets: ['x'] }, undefined, 0],
])('knows how urgent a signal of %s is', (_, signal, answer, within) => {
  expect(urgencyOfSecrets(signal, answer)).toBe(within);
});
