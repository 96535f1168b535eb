import { lintRepository } from '.';
import { FLEET } from '../expansion/__fixtures__/fleet';
import { readExample } from '../expansion/__fixtures__/readExample';
import { goldenCases } from '../layout/__testUtils__/goldenCases';
import { EMPTY, snapshotOf, write } from '../layout/__testUtils__/repository';
import { planLayout } from '../layout';
import { Fleet } from '@argosy/plugin-deployments-common';
import { portalPolicy } from '../vault';

const INJECTOR = goldenCases['vault-injector'];
const EXTERNAL = goldenCases['vault-external-secrets-with-audience'];

type Edit = (files: Map<string, string>) => void;

function findings(
  { spec, fleet }: (typeof goldenCases)[string],
  edit: Edit,
  over: Partial<Fleet> = {},
) {
  const files = new Map(write(EMPTY, planLayout(spec, fleet, EMPTY)).files);
  edit(files);
  return lintRepository(snapshotOf(files), {
    ...fleet,
    ...over,
  }).findings.filter(({ rule }) => rule?.startsWith('V'));
}

/** Replaces in each file whose path ends so; fails where there is nothing to replace. */
const change =
  (path: string, from: string | RegExp, to: string): Edit =>
  files => {
    const all = [...files].filter(([known]) => known.endsWith(path));
    const changed = all.filter(([known, text]) => {
      files.set(known, text.replace(from, to));
      return files.get(known) !== text;
    });
    if (changed.length === 0) throw new Error(`Nothing to change: ${from}`);
  };

const add =
  (path: string, text: string): Edit =>
  files =>
    files.set(path, text);

const EU = 'prod/eu1/patches/api.yaml';
const STORE = 'prod/us1/secrets/api.yaml';

const base = (line: string) =>
  change(
    'base/webui/deployment.yaml',
    /( +)- name: webui\n/,
    `$1- name: webui\n$1  ${line}\n`,
  );

const command = (script: string) =>
  base(`command: ["/bin/sh", "-c", ${JSON.stringify(script)}]`);

it('has nothing against what is laid out', () => {
  expect(findings(INJECTOR, () => {})).toEqual([]);
  expect(findings(EXTERNAL, () => {})).toEqual([]);
  expect(
    findings(INJECTOR, command('. /vault/secrets/env; exec node a')),
  ).toEqual([]);
});

it('has nothing against a repository written by hand, seen on a real Argo CD', () => {
  const { findings: found } = lintRepository(snapshotOf(readExample()), FLEET);
  expect(found.filter(({ rule }) => rule?.startsWith('V'))).toEqual([]);
});

it('has nothing against the set-up that we print', () => {
  const { vault } = INJECTOR.fleet;
  if (!vault) throw new Error('The fleet has no Vault.');
  const printed = add('vault.md', portalPolicy(vault, vault.servers[0]));
  expect(findings(INJECTOR, printed)).toEqual([]);
});

it.each<[string, string, Edit, RegExp]>([
  [
    'V001',
    'a status that nobody reads',
    change(
      EU,
      'agent-inject: "true"',
      'agent-inject: "true"\n        vault.hashicorp.com/agent-inject-status: update',
    ),
    /agent-inject-status: update of api does nothing/,
  ],
  [
    'V001',
    'an interval left to the agent',
    change(EU, /.*render-interval: 5m\n/, ''),
    /left to the agent's version/,
  ],
  [
    'V002',
    'two paths',
    change(EU, 'secret-env: secret/data/apps', 'secret-env: secret/apps'),
    /only the template counts/,
  ],
  [
    'V002',
    'a path without data/ in both places',
    change(
      EU,
      /secret\/data\/apps\/shop-prod\/api\//g,
      'secret/apps/shop-prod/api/',
    ),
    /reads secret\/apps\/shop-prod\/api\/env without data\//,
  ],
  [
    'V002',
    'no template',
    change(EU, 'agent-inject-template-env', 'agent-inject-template-else'),
    /has no template/,
  ],
  [
    'V002',
    'a missing key that passes',
    change(EU, /.*error-on-missing-key-env: "true"\n/, ''),
    /gets the text <no value>/,
  ],
  [
    'V003',
    'a path of another namespace',
    change(EU, /apps\/shop-prod\/api\//g, 'apps/shop-staging/api/'),
    /logs in as api in shop-prod/,
  ],
  [
    'V003',
    'the role of another environment',
    change(EU, 'argosy-shop-api-prod', 'argosy-shop-api-dev'),
    /the role of api in prod is argosy-shop-api-prod/,
  ],
  [
    'V003',
    'a role that two want',
    files => {
      const config = 'overlays/prod/eu1/config.json';
      const text = files.get(`services/shop/${config}`) ?? '';
      const other = text
        .replace('"shop"', '"shop-api"')
        .replace('"shop-prod"', '"shop-api-prod"');
      files.set(`services/shop-api/${config}`, other);
      files.set(
        'services/shop-api/service.yaml',
        'schemaVersion: 1\nname: shop-api\nowner: group:default/store\nworkloads: [{name: eu, image: eu, secrets: [A]}]\n',
      );
      const service = files.get('services/shop/service.yaml') ?? '';
      files.set(
        'services/shop/service.yaml',
        service.replace('name: api\n', 'name: api-eu\n'),
      );
    },
    /would be needed twice/,
  ],
  [
    'V004',
    'two workloads of one account',
    change(
      'base/search/rollout.yaml',
      'serviceAccountName: search',
      'serviceAccountName: api',
    ),
    /as does another \(The agent of api\)/,
  ],
  [
    'V004',
    'the default account',
    change(
      'base/search/rollout.yaml',
      'serviceAccountName: search',
      'serviceAccountName: default',
    ),
    /the default account of its namespace/,
  ],
  [
    'V005',
    'old names on the command line',
    add(
      'setup.sh',
      'vault write auth/kubernetes/role/api \\\n  policies=api \\\n  token_ttl=20m\n',
    ),
    /The role api \(line 1\) uses policies/,
  ],
  [
    'V005',
    'a token that lives a day',
    add(
      'setup.md',
      '# A\nvault write auth/kubernetes/role/api token_ttl=24h\n',
    ),
    /The role api \(line 2\) gives tokens that live 24h/,
  ],
  [
    'V005',
    'a token that lives two hours, in Terraform',
    add(
      'main.tf',
      'resource "vault_kubernetes_auth_backend_role" "api" {\n  token_ttl = 7200\n}\n',
    ),
    /The role api \(line 1\) gives tokens that live 7200/,
  ],
  [
    'V005',
    'a volume that is not there',
    change(EU, '- name: vault-token\n', '- name: else\n'),
    /names the volume vault-token, which holds no token/,
  ],
  [
    'V005',
    'an audience that no role demands',
    change(
      EU,
      '- serviceAccountToken:\n',
      '- serviceAccountToken:\n                  audience: other\n',
    ),
    /has another audience than roles require/,
  ],
  [
    'V006',
    'unseal keys',
    add('cluster-keys.json', '{"unseal_keys_b64": ["a"]}'),
    /^Line 1 holds keys that unseal Vault\.$/,
  ],
  [
    'V006',
    'a token',
    add('notes.md', `\nexport VAULT_TOKEN=hvs.${'a1'.repeat(12)}\n`),
    /^Line 2 holds a token of Vault\.$/,
  ],
  [
    'V006',
    'one key for all',
    add('init.sh', 'vault operator init -key-shares=1\n'),
    /a single unseal key/,
  ],
  [
    'V007',
    'no auth mount',
    change(EU, /.*auth-path: .*\n/, ''),
    /names no auth mount/,
  ],
  [
    'V007',
    'the mount of another cluster',
    change(EU, 'auth/k8s-eu1', 'auth/k8s-us1'),
    /the mount of the cluster eu1 is k8s-eu1/,
  ],
  [
    'V008',
    'a copy of the secrets',
    command('cp /vault/secrets/env .env; exec node server'),
    /copies its secrets before it starts/,
  ],
  [
    'V008',
    'a shell that stays',
    command('. /vault/secrets/env && node server'),
    /SIGTERM reaches the shell/,
  ],
  [
    'V009',
    'a key of the bundle',
    change(EU, 'export DB_URL', 'export NEXT_PUBLIC_URL'),
    /NEXT_PUBLIC_URL goes into the bundle/,
  ],
  [
    'V011',
    'KSOPS',
    add(
      'services/shop/base/api/generator.yaml',
      'apiVersion: viaduct.ai/v1\nkind: ksops\nmetadata: {name: keys}\n',
    ),
    /ksops keys decrypts secrets in Argo CD/,
  ],
  [
    'V011',
    'a plugin',
    add(
      'argocd/app.yaml',
      'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec: {source: {plugin: {name: argocd-vault-plugin}}}\n',
    ),
    /fetches secrets by argocd-vault-plugin/,
  ],
])('%s: %s', (rule, _, edit, message) => {
  const found = findings(INJECTOR, edit).filter(f => f.rule === rule);
  expect(new Set(found.map(f => f.message)).size).toBe(1);
  expect(found[0].message).toMatch(message);
  expect(found[0].remedy).toMatch(/[.)]$/);
});

it.each<[string, string, Edit, RegExp]>([
  [
    'V003',
    'a key of another account',
    change(STORE, 'apps/pay-prod/api/env', 'apps/pay-prod/ledger/env'),
    /The SecretStore api reads apps\/pay-prod\/ledger/,
  ],
  [
    'V003',
    'the role of another',
    change(STORE, 'argosy-pay-api-prod', 'argosy-pay-ledger-prod'),
    /the role of api in prod is argosy-pay-api-prod/,
  ],
  [
    'V004',
    'a store of another account',
    change(STORE, /(serviceAccountRef:\n +name: )api\n/, '$1ledger\n'),
    /logs in to Vault as ledger/,
  ],
  [
    'V007',
    'a store of another mount',
    change(STORE, 'k8s-us1', 'k8s-eu1'),
    /the mount of the cluster us1 is k8s-us1/,
  ],
  [
    'V009',
    'a key of the bundle',
    change(STORE, 'secretKey: CARD_KEY', 'secretKey: VITE_KEY'),
    /VITE_KEY goes into the bundle/,
  ],
  [
    'V010',
    'a version that is gone',
    change(STORE, 'external-secrets.io/v1', 'external-secrets.io/v1beta1'),
    /SecretStore api uses external-secrets\.io\/v1beta1/,
  ],
])('%s, of External Secrets: %s', (rule, _, edit, message) => {
  const found = findings(EXTERNAL, edit).filter(f => f.rule === rule);
  expect(found).toHaveLength(1);
  expect(found[0].message).toMatch(message);
});

it('knows without a config that one mount cannot check two clusters', () => {
  const found = findings(
    INJECTOR,
    change('patches/api.yaml', 'auth/k8s-us1', 'auth/k8s-eu1'),
    { vault: undefined },
  );
  expect(found.map(f => [f.rule, f.severity])).toEqual([['V007', 'warning']]);
});
