import { accountToken } from '../../admin/accountToken';
import { vaultClient } from '../../admin/vaultClient';
import type { VaultClient } from '../../admin/vaultClient';
import { text } from '../../json';
import type { JsonObject } from '../../json';
import type { ControlPlaneVault } from '../../ControlPlane';
import { uniqueName } from '../fixtures';
import { portalPolicy, readerPolicy } from './policies';

/** A value that no answer may contain, except to those who may read it. */
export const CANARY = 'canary-1f8c0e7a';

/** A Vault that an admin has prepared for a portal, under names that no other run uses. */
export class VaultRig {
  readonly prefix = `${uniqueName('argosy')}-`;
  readonly namespace = uniqueName('shop-dev');
  readonly eu: string;
  readonly us: string;
  readonly client: VaultClient;
  /** The portal's token, which may be stolen. */
  portalToken = '';

  /** @param role - the fields of a role beside account and policy, as its writer pins them */
  constructor(
    readonly vault: ControlPlaneVault,
    private readonly role: JsonObject = { token_ttl: '1h' },
  ) {
    this.client = vaultClient(vault);
    this.eu = vault.clusters.eu1.mount;
    this.us = vault.clusters.us1.mount;
  }

  /** The only policy of the mount that the portal may bind. */
  readerOf(mount: string) {
    return `${this.prefix}reader-${mount}`;
  }

  roleBody(fields: JsonObject = {}): JsonObject {
    return {
      bound_service_account_names: ['api'],
      bound_service_account_namespaces: [this.namespace],
      token_policies: [this.readerOf(this.eu)],
      ...this.role,
      ...fields,
    };
  }

  async prepare() {
    const { must, accessorOf, tokenWith } = this.client;
    const { kv } = this.vault;
    for (const mount of [this.eu, this.us]) {
      await must('POST', `sys/policies/acl/${this.readerOf(mount)}`, {
        policy: readerPolicy(kv, await accessorOf(mount)),
      });
    }
    await must('POST', `sys/policies/acl/${this.prefix}portal`, {
      policy: portalPolicy(kv, this.prefix, [this.eu, this.us]),
    });
    this.portalToken = await tokenWith(`${this.prefix}portal`);
    await this.plantSecrets();
  }

  /** Writes secrets that nobody but their own account may read. */
  async plantSecrets() {
    const { kv } = this.vault;
    const { must } = this.client;
    for (const path of ['api', 'webui'].map(name => this.secretOf(name))) {
      await must('POST', `${kv}/data/${path}`, { data: { DB_URL: CANARY } });
    }
    await must('POST', `${kv}/data/${this.prefix}other`, {
      data: { ADMIN: CANARY },
    });
  }

  secretOf(account: string, namespace = this.namespace) {
    return `apps/${namespace}/${account}/env`;
  }

  /** Sends a request with the portal's token. */
  asPortal(method: string, path: string, body?: JsonObject | string) {
    return this.client.call(method, path, body, this.portalToken);
  }

  async writeRole(name: string, fields: JsonObject = {}, mount = this.eu) {
    const path = `auth/${mount}/role/${this.prefix}${name}`;
    const { must } = this.client;
    await must('POST', path, this.roleBody(fields), this.portalToken);
  }

  account(
    name: string,
    options: {
      cluster?: string;
      namespace?: string;
      audiences?: string[];
    } = {},
  ) {
    const { cluster = 'eu1', namespace = this.namespace, audiences } = options;
    return accountToken(this.vault, cluster, { namespace, name, audiences });
  }

  login(role: string, jwt: string, mount = this.eu) {
    return this.client.login(mount, `${this.prefix}${role}`, jwt);
  }

  /** Logs in with a role and returns the token. */
  async tokenOf(role: string, jwt: string, mount = this.eu): Promise<string> {
    const { body, status, text: said } = await this.login(role, jwt, mount);
    const token = text(body, 'auth', 'client_token');
    if (token) return token;
    throw new Error(`No login with ${role}: ${status} ${said}`);
  }

  async remove() {
    const { call } = this.client;
    for (const mount of [this.eu, this.us]) {
      const { body } = await call('GET', `auth/${mount}/role?list=true`);
      const found = JSON.stringify(body).match(
        new RegExp(`${this.prefix}[\\w.-]+`, 'g'),
      );
      for (const name of found ?? []) {
        await call('DELETE', `auth/${mount}/role/${name}`);
      }
    }
    for (const name of ['portal', `reader-${this.eu}`, `reader-${this.us}`]) {
      await call('DELETE', `sys/policies/acl/${this.prefix}${name}`);
    }
  }
}
