import { dig, strings, text } from '../../json';
import { uniqueName } from '../fixtures';
import { CANARY } from './VaultRig';
import type { VaultRig } from './VaultRig';

/** Describes roles, keys, mounts and tokens as the portal sees them. */
export function describeVaultAnswers(getRig: () => VaultRig) {
  describe('as the portal sees it', () => {
    let rig: VaultRig;

    beforeAll(() => {
      rig = getRig();
    });

    it('keeps a role in lower case, with lists and seconds', async () => {
      const path = `auth/${rig.eu}/role/`;
      const name = `${rig.prefix}Mixed-Case`;
      await rig.client.must('POST', `${path}${name}`, {
        bound_service_account_names: 'api, webui',
        bound_service_account_namespaces: rig.namespace,
        token_policies: 'one,two',
        token_ttl: '1h30m',
        token_max_ttl: '7200s',
        audience: 'vault',
      });
      const read = await rig.client.must('GET', path + name.toLowerCase());
      expect(read.data).toMatchObject({
        alias_name_source: 'serviceaccount_uid',
        audience: 'vault',
        bound_service_account_names: ['api', 'webui'],
        bound_service_account_namespace_selector: '',
        bound_service_account_namespaces: [rig.namespace],
        token_max_ttl: 7200,
        token_no_default_policy: false,
        token_policies: ['one', 'two'],
        token_ttl: 5400,
        token_type: 'default',
      });
      const list = await rig.client.must(
        'GET',
        `auth/${rig.eu}/role?list=true`,
      );
      expect(strings(list, 'data', 'keys')).toContain(name.toLowerCase());
      await rig.client.must('DELETE', path + name);
      expect(await rig.client.call('GET', path + name)).toMatchObject({
        status: 404,
        body: { errors: [] },
      });
    });

    it.each([
      ['no account', { bound_service_account_names: '' }],
      ['no namespace', { bound_service_account_namespaces: [] }],
      ['a star among accounts', { bound_service_account_names: 'a,*' }],
      ['a ttl over its maximum', { token_ttl: '2h', token_max_ttl: '1h' }],
      ['a ttl that is none', { token_ttl: 'soon' }],
    ])('refuses a role with %s', async (_, fields) => {
      const path = `auth/${rig.eu}/role/${rig.prefix}bad`;
      const answer = await rig.asPortal('POST', path, rig.roleBody(fields));
      expect(answer.status).toBe(400);
      expect(strings(answer.body, 'errors')).toHaveLength(1);
    });

    it('shows a role to who names the policy that he may bind', async () => {
      await rig.writeRole('shown');
      const path = `auth/${rig.eu}/role/${rig.prefix}shown`;
      const asked = (query: string) => rig.asPortal('GET', `${path}${query}`);
      const named = await asked(`?token_policies=${rig.readerOf(rig.eu)}`);
      expect(named.status).toBe(200);
      expect((await asked('')).status).toBe(403);
      expect((await asked('?token_policies=admin')).status).toBe(403);
    });

    it('shows keys and no value, and what is known beside them', async () => {
      const { kv } = rig.vault;
      const path = rig.secretOf(uniqueName('keys'));
      await rig.client.must('POST', `${kv}/data/${path}`, {
        data: { A: CANARY, B: { [CANARY]: CANARY } },
      });
      await rig.client.must('POST', `${kv}/metadata/${path}`, {
        custom_metadata: { owner: 'team-shop' },
      });
      const found = await rig.asPortal('GET', `${kv}/subkeys/${path}?depth=1`);
      expect(found.body.data).toMatchObject({
        subkeys: { A: null, B: null },
        metadata: {
          version: 1,
          created_time: expect.stringMatching(/^20\d\d-.*Z$/),
          deletion_time: '',
          destroyed: false,
          custom_metadata: { owner: 'team-shop' },
        },
      });
      expect(found.text).not.toContain(CANARY);
      await rig.client.must('DELETE', `${kv}/data/${path}`);
      const gone = await rig.asPortal('GET', `${kv}/subkeys/${path}`);
      expect(gone).toMatchObject({
        status: 404,
        body: { data: { subkeys: null, metadata: { version: 1 } } },
      });
      expect(text(gone.body, 'data', 'metadata', 'deletion_time')).not.toBe('');
      await rig.client.must('PUT', `${kv}/destroy/${path}`, { versions: [1] });
      expect(await rig.asPortal('GET', `${kv}/subkeys/${path}`)).toMatchObject({
        status: 404,
        body: { data: { subkeys: null, metadata: { destroyed: true } } },
      });
    });

    it('says nothing of a secret that is not there', async () => {
      const path = `${rig.vault.kv}/subkeys/${rig.secretOf('nobody')}`;
      expect(await rig.asPortal('GET', path)).toMatchObject({
        status: 404,
        body: { errors: [] },
      });
    });

    it('says all that a token may do, as its rules were written', async () => {
      const { must, call, tokenWith } = rig.client;
      const policy = `${rig.prefix}acl`;
      const path = 'sys/internal/ui/resultant-acl';
      const write = (rules: string) =>
        must('POST', `sys/policies/acl/${policy}`, { policy: rules });
      const rules = `
path "acl/exact" { capabilities = ["update", "read", "sudo"] }
path "acl/prefix/*" { capabilities = ["list"] }
path "acl/denied/*" { capabilities = ["deny", "read"] }
path "acl/+/segment" { capabilities = ["read"] }
path "acl/+/rest/*" { capabilities = ["delete"] }
path "acl/pinned" {
  capabilities = ["create", "update"]
  allowed_parameters = { "Name" = ["one", "two"], "any" = [] }
  denied_parameters = { "other" = ["x"] }
  required_parameters = ["name"]
}`;
      await write(rules);
      const token = await tokenWith(policy, { no_default_policy: false });
      // the policy default, which every token has unless its role says otherwise, lets it ask
      const { data } = (await call('GET', path, undefined, token)).body;
      expect(data).toMatchObject({
        root: false,
        chroot_namespace: '',
        exact_paths: {
          'acl/exact': { capabilities: ['read', 'sudo', 'update'] },
          'acl/pinned': {
            capabilities: ['create', 'update'],
            allowed_parameters: { name: ['one', 'two'], any: [] },
            denied_parameters: { other: ['x'] },
            required_parameters: ['name'],
          },
          [path]: { capabilities: ['read'] },
        },
        glob_paths: {
          'acl/prefix/': { capabilities: ['list'] },
          'acl/denied/': { capabilities: ['deny'] },
          'acl/+/segment': { capabilities: ['read'] },
          'acl/+/rest/*': { capabilities: ['delete'] },
        },
      });
      // a change counts at once
      await write('path "acl/exact" { capabilities = ["read"] }');
      const narrowed = (await call('GET', path, undefined, token)).body;
      expect(dig(narrowed, 'data', 'exact_paths')).toMatchObject({
        'acl/exact': { capabilities: ['read'] },
      });
      expect(dig(narrowed, 'data', 'exact_paths')).not.toHaveProperty([
        'acl/pinned',
      ]);
      const root = (await call('GET', path)).body;
      expect(root.data).toEqual({ root: true, chroot_namespace: '' });
      expect((await rig.asPortal('GET', path)).status).toBe(403);
      await call('DELETE', `sys/policies/acl/${policy}`);
    });

    it('tells v1 from v2, and what is no mount from both', async () => {
      const old = uniqueName('old');
      const { must, call, tokenWith } = rig.client;
      const version = async (mount: string, token?: string) => {
        const path = `sys/internal/ui/mounts/${mount}`;
        const { body, status } = await call('GET', path, undefined, token);
        return text(body, 'data', 'options', 'version') ?? status;
      };
      await must('POST', `sys/mounts/${old}`, {
        type: 'kv',
        options: { version: '1' },
      });
      expect(await version(old)).toBe('1');
      expect(await version(rig.vault.kv, rig.portalToken)).toBe('2');
      expect(await version(old, rig.portalToken)).toBe(403);
      expect(await version(uniqueName('none'))).toBe(403);
      await must('DELETE', `sys/mounts/${old}`);
      const token = await tokenWith('root', { no_default_policy: false });
      expect(
        await call('GET', `${old}/subkeys/x`, undefined, token),
      ).toMatchObject({
        status: 404,
        body: { errors: [expect.stringContaining('no handler for route')] },
      });
    });

    it('tells a token what it may do', async () => {
      const paths = [
        `${rig.vault.kv}/data/apps/x/y/env`,
        `${rig.vault.kv}/subkeys/apps/x/y/env`,
        `auth/${rig.eu}/role/${rig.prefix}x`,
        `auth/${rig.eu}/role`,
        'sys/policies/acl/x',
      ];
      const answer = await rig.asPortal('POST', 'sys/capabilities-self', {
        paths,
      });
      expect(paths.map(path => strings(answer.body, 'data', path))).toEqual([
        ['deny'],
        ['read'],
        ['create', 'delete', 'read', 'update'],
        ['list'],
        ['deny'],
      ]);
      const root = await rig.client.must('POST', 'sys/capabilities-self', {
        paths,
      });
      expect(strings(root, 'data', paths[0])).toEqual(['root']);
    });

    it('renews a token, and knows it no more once it is revoked or expired', async () => {
      const { call, tokenWith } = rig.client;
      const token = await tokenWith(`${rig.prefix}portal`, { ttl: '1h' });
      const renewed = await call('POST', 'auth/token/renew-self', {}, token);
      expect(dig(renewed.body, 'auth', 'lease_duration')).toBe(3600);
      await call('POST', 'auth/token/revoke-self', {}, token);
      const brief = await tokenWith(`${rig.prefix}portal`, { ttl: '1s' });
      await new Promise(done => setTimeout(done, 1_500));
      for (const gone of [token, brief, 'never-given']) {
        const answer = await call('GET', 'sys/auth', undefined, gone);
        expect(answer.status).toBe(403);
        expect(answer.text).toContain('invalid token');
      }
      expect(await call('GET', 'sys/auth', undefined, '')).toMatchObject({
        status: 403,
        body: { errors: ['permission denied'] },
      });
    });
  });
}
