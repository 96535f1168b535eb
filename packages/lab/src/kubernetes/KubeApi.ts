import { Agent, request } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { isObject, objects, text } from '@argosy/control-plane';
import type { JsonObject, KubernetesAccess } from '@argosy/control-plane';
import { KEPT } from '../kept';

/** The error that an API server answered. */
export class KubeError extends Error {
  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

interface Call {
  body?: JsonObject | JsonObject[];
  contentType?: string;
  timeoutMs?: number;
}

const toJson = (content: string): unknown =>
  /^\s*\{/.test(content) ? JSON.parse(content) : {};

/** A client of a cluster's API, for preparing the lab. */
export class KubeApi {
  readonly #agent: Agent;
  readonly #resources = new Map<string, JsonObject[]>();

  constructor(readonly access: KubernetesAccess) {
    const ca = Buffer.from(access.caData, 'base64');
    this.#agent = new Agent({ ca, ...KEPT });
  }

  /**
   * Sends a request and returns the answer.
   * @throws KubeError with the server's own message
   */
  async call(
    method: string,
    path: string,
    call: Call = {},
  ): Promise<JsonObject> {
    const content = await this.#ask(method, path, call);
    const read = toJson(content);
    return isObject(read) ? read : {};
  }

  /** Returns the server's metrics, in the format of Prometheus. */
  metrics(): Promise<string> {
    return this.#ask('GET', '/metrics', {});
  }

  /** Asks again where the server says "not yet", as every client does. */
  async #ask(method: string, path: string, call: Call): Promise<string> {
    for (;;) {
      const { code, content } = await this.#send(method, path, call);
      if (code < 300) return content;
      if (code !== 429) {
        const message = text(toJson(content), 'message') ?? content;
        throw new KubeError(code, `${method} ${path}: ${code} ${message}`);
      }
      await wait(100);
    }
  }

  async #send(
    method: string,
    path: string,
    { body, contentType = 'application/json', timeoutMs = 120_000 }: Call,
  ) {
    const { server, token } = this.access;
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const asked = request(
        `${server}${path}`,
        {
          method,
          agent: this.#agent,
          timeout: timeoutMs,
          headers: {
            authorization: `Bearer ${token}`,
            'content-type': contentType,
          },
        },
        resolve,
      );
      asked.once('error', reject);
      asked.once('timeout', () =>
        asked.destroy(new Error(`${method} ${path} took over ${timeoutMs} ms`)),
      );
      asked.end(body && JSON.stringify(body));
    });
    const chunks: Buffer[] = [];
    for await (const chunk of answer) chunks.push(chunk);
    return {
      code: answer.statusCode ?? 0,
      content: Buffer.concat(chunks).toString(),
    };
  }

  get(path: string) {
    return this.call('GET', path);
  }

  patch(path: string, body: JsonObject) {
    const contentType = 'application/merge-patch+json';
    return this.call('PATCH', path, { body, contentType });
  }

  /** Applies an object, server-side and as its only manager. */
  async apply(object: JsonObject): Promise<JsonObject> {
    return this.call(
      'PATCH',
      `${await this.pathOf(object)}?fieldManager=argosy-lab&force=true`,
      { body: object, contentType: 'application/apply-patch+yaml' },
    );
  }

  /** Finds the path of an object by discovery. */
  async pathOf(object: JsonObject): Promise<string> {
    const version = text(object, 'apiVersion') ?? '';
    const kind = text(object, 'kind');
    const root = version.includes('/') ? `/apis/${version}` : `/api/${version}`;
    const found =
      (await this.#kinds(root, false)).find(each => each.kind === kind) ??
      (await this.#kinds(root, true)).find(each => each.kind === kind);
    if (!found) throw new KubeError(404, `${version} has no kind ${kind}.`);
    const namespace = text(object, 'metadata', 'namespace') ?? 'default';
    const name = text(object, 'metadata', 'name');
    const scope = found.namespaced ? `/namespaces/${namespace}` : '';
    return `${root}${scope}/${found.name}/${name}`;
  }

  async #kinds(root: string, fresh: boolean): Promise<JsonObject[]> {
    const known = this.#resources.get(root);
    if (known && !fresh) return known;
    const read = objects(await this.get(root), 'resources').filter(
      each => !String(each.name).includes('/'),
    );
    this.#resources.set(root, read);
    return read;
  }
}
