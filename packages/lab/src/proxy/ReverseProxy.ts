import { Agent as HttpAgent, createServer, request } from 'node:http';
import type {
  ClientRequest,
  IncomingMessage,
  RequestOptions,
  Server,
  ServerResponse,
} from 'node:http';
import {
  Agent as HttpsAgent,
  createServer as createTlsServer,
  request as requestTls,
} from 'node:https';
import { listen } from '@argosy/control-plane';
import type {
  Certificates,
  JsonObject,
  Listening,
} from '@argosy/control-plane';
import { KEPT } from '../kept';

interface ProxyOptions {
  /** The port on loopback to forward to. */
  target: number;
  /** With these both sides use HTTPS, without them plain HTTP. */
  certificates?: Certificates;
  /** Makes the body of a failure as the peer behind would write it. */
  failure: (status: number) => JsonObject;
}

const isWatch = (url = '') => /[?&]watch=(true|1)(&|$)/.test(url);

/** A proxy before a real peer, for faults that the peer itself cannot play. Everything else is forwarded unchanged. */
export class ReverseProxy {
  readonly #agent: HttpAgent;
  readonly #watches = new Set<() => void>();
  readonly #server: Server;
  #listening?: Listening;
  readonly #held = new Set<ServerResponse>();
  #status?: number;
  #hangs = false;
  #delay = 0;

  constructor(private readonly options: ProxyOptions) {
    const { certificates } = options;
    this.#agent = certificates
      ? new HttpsAgent({ ...KEPT, ca: certificates.ca })
      : new HttpAgent(KEPT);
    this.#server = certificates
      ? createTlsServer({ cert: certificates.cert, key: certificates.key })
      : createServer();
    // longer than any client keeps a connection, so that none meets one that is just closing
    this.#server.keepAliveTimeout = 600_000;
    this.#server.requestTimeout = 0;
    this.#server.on('request', (asked, answer) => this.#handle(asked, answer));
  }

  async listen(port: number, what: string) {
    this.#listening = await listen(this.#server, port, what);
  }

  close() {
    this.#agent.destroy();
    return this.#listening?.close();
  }

  /** Answers everything with this status from now on. 0 cuts connections, undefined ends the fault. */
  fail(status: number | undefined) {
    this.#status = status;
    if (status !== undefined) this.dropWatches();
  }

  /** Accepts requests and answers none, until `recover`. */
  hang() {
    this.#hangs = true;
  }

  /** Delays every request, until `recover`. */
  slow(milliseconds: number) {
    this.#delay = milliseconds;
  }

  /** Ends every fault. A request that was held is cut. */
  recover() {
    this.#hangs = false;
    this.#delay = 0;
    this.#held.forEach(answer => answer.destroy());
    this.#held.clear();
    this.fail(undefined);
  }

  /** Ends open watches without an error, as a server does that shuts down. */
  dropWatches() {
    this.#watches.forEach(end => end());
  }

  #handle(asked: IncomingMessage, answer: ServerResponse) {
    if (this.#hangs) {
      this.#held.add(answer);
      answer.on('close', () => this.#held.delete(answer));
    } else if (this.#status === 0) {
      asked.destroy();
    } else if (this.#status !== undefined) {
      asked.resume();
      answer
        .writeHead(this.#status, { 'content-type': 'application/json' })
        .end(JSON.stringify(this.options.failure(this.#status)));
    } else if (this.#delay > 0) {
      setTimeout(() => this.#pass(asked, answer), this.#delay);
    } else {
      this.#pass(asked, answer);
    }
  }

  #pass(asked: IncomingMessage, answer: ServerResponse) {
    const onward = this.#ask({
      host: 'localhost',
      port: this.options.target,
      method: asked.method,
      path: asked.url,
      headers: asked.headers,
      agent: this.#agent,
    });
    onward.on('error', () => answer.destroy());
    answer.on('close', () => onward.destroy());
    onward.on('response', reply => {
      answer.writeHead(
        reply.statusCode ?? 502,
        reply.statusMessage,
        reply.rawHeaders,
      );
      answer.flushHeaders();
      reply.on('error', () => answer.destroy());
      reply.on('aborted', () => answer.destroy());
      reply.pipe(answer);
      if (isWatch(asked.url)) this.#follow(reply, answer);
    });
    asked.pipe(onward);
  }

  #follow(reply: IncomingMessage, answer: ServerResponse) {
    const end = () => {
      reply.unpipe(answer);
      answer.end();
    };
    this.#watches.add(end);
    answer.on('close', () => this.#watches.delete(end));
  }

  #ask(options: RequestOptions): ClientRequest {
    return this.options.certificates ? requestTls(options) : request(options);
  }
}
