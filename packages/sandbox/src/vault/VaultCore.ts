import type { Accounts } from './Accounts';
import { approleAuth } from './auth/approleAuth';
import { jwtAuth } from './auth/jwtAuth';
import { kubernetesAuth } from './auth/kubernetesAuth';
import type { AuthContext } from './auth/AuthContext';
import { tokenAuth } from './auth/tokenAuth';
import { Identity } from './Identity';
import { kvV1 } from './kv/kvV1';
import { kvV2 } from './kv/kvV2';
import { Mounts, newAccessor } from './Mounts';
import { Acl } from './policy/Acl';
import type { Operation } from './policy/Acl';
import { Policies } from './policy/Policies';
import { readBody } from './readBody';
import type { Reply, Route } from './Route';
import { sysRoutes } from './sysRoutes';
import { Tokens } from './Tokens';
import type { Token } from './Tokens';
import {
  invalidToken,
  noHandler,
  noToken,
  nothingThere,
  permissionDenied,
  unsupportedOperation,
  unsupportedPath,
  VaultError,
} from './VaultError';

/** A request as the core gets it, without `/v1/` before the path. */
export interface VaultRequest {
  operation: Exclude<Operation, 'create'>;
  path: string;
  query: URLSearchParams;
  token?: string;
  body: string;
}

/** Any token may read below it. The handler checks what the token reaches. */
const FOR_ANY_TOKEN = /^sys\/internal\/ui\/mounts\//;

const AUTH: Record<string, (context: AuthContext) => Route[]> = {
  kubernetes: kubernetesAuth,
  approle: approleAuth,
  jwt: jwtAuth,
};

/** The core of Vault: policies, tokens and mounts, and how a request passes through them. */
export class VaultCore {
  readonly #policies = new Policies();
  readonly #identity = new Identity();
  readonly #tokens = new Tokens();
  readonly #mounts = new Mounts();

  constructor(
    private readonly accountsAt: (server: string) => Accounts | undefined,
  ) {
    this.#mount('auth/token/', 'token', null, tokenAuth(this.#tokens));
    const routes = sysRoutes({
      mounts: this.#mounts,
      policies: this.#policies,
      mountAuth: (path, type) => this.#mountAuth(path, type),
      mountEngine: (path, type, version) =>
        this.#mountEngine(path, type, version),
    });
    this.#mount('sys/', 'system', null, routes);
  }

  get rootToken() {
    return this.#tokens.root;
  }

  /**
   * Answers a request.
   * @throws VaultError
   */
  answer(request: VaultRequest): Reply {
    const { path, query } = request;
    const mounted = this.#mounts.find(path);
    const found = mounted && routeOf(mounted.backend.routes, mounted.below);
    const token = this.#tokenOf(request, found?.route.open === true);
    const acl = token
      ? this.#policies.aclOf(token, this.#identity)
      : new Acl([]);
    const body = readBody(request.body);
    const call = {
      ...{ body, query, token, acl },
      path: mounted?.below ?? path,
      params: found?.params ?? [],
    };
    const isNew =
      request.operation === 'update' && found?.route.exists?.(call) === false;
    const operation = isNew ? 'create' : request.operation;
    if (!found?.route.open && !FOR_ANY_TOKEN.test(path)) {
      // a read has its parameters in the query
      const given = operation === 'read' ? Object.fromEntries(query) : body;
      if (!acl.allows(operation, path, given)) throw permissionDenied();
      if (found?.route.sudo && !acl.hasSudo(path)) throw permissionDenied();
    }
    if (!mounted) throw noHandler(path);
    if (!found) throw unsupportedPath();
    const handle = found.route.on[request.operation];
    if (!handle) throw unsupportedOperation();
    const reply = handle(call);
    if (reply) return reply;
    if (operation === 'read' || operation === 'list') throw nothingThere();
    return { status: 204 };
  }

  #tokenOf({ token: id }: VaultRequest, isOpen: boolean): Token | undefined {
    if (isOpen) return undefined;
    if (!id) throw noToken();
    const token = this.#tokens.find(id);
    if (token) return token;
    throw invalidToken();
  }

  #mountAuth(path: string, type: string) {
    const open = AUTH[type];
    if (!open) {
      throw new VaultError(400, `plugin not found in the catalog: ${type}`);
    }
    const accessor = newAccessor(`auth_${type}`);
    const context = {
      accessor,
      tokens: this.#tokens,
      identity: this.#identity,
      accountsAt: this.accountsAt,
    };
    const backend = { type, accessor, options: {}, routes: open(context) };
    this.#mounts.add(`auth/${path}/`, backend);
  }

  #mountEngine(path: string, type: string, version: string) {
    if (type !== 'kv') {
      throw new VaultError(400, `plugin not found in the catalog: ${type}`);
    }
    const routes = version === '2' ? kvV2() : kvV1();
    this.#mount(`${path}/`, type, version, routes);
  }

  #mount(path: string, type: string, version: string | null, routes: Route[]) {
    const options = version === null ? null : { version };
    const accessor = newAccessor(type);
    this.#mounts.add(path, { type, accessor, options, routes });
  }
}

function routeOf(
  routes: Route[],
  below: string,
): { route: Route; params: string[] } | undefined {
  for (const route of routes) {
    const match = route.pattern.exec(below);
    if (match) return { route, params: match.slice(1) };
  }
  return undefined;
}
