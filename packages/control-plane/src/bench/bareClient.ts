import { once } from 'node:events';
import { Agent, request } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { createInterface } from 'node:readline';
import type { KubernetesAccess } from '../ControlPlane';
import { objects, text, type JsonObject } from '../json';

/** The page size that the portal uses. */
const PAGE = 500;

/** A client that does nothing with what it reads. */
export interface BareClient {
  /**
   * Reads the whole list page by page, parses it, and keeps nothing.
   * @returns the number of items, and their bytes
   */
  readList(): Promise<{ items: number; bytes: number }>;
  /** Reports each change from now on, until `close`. */
  watch(onChange: (application: JsonObject) => void): Promise<void>;
  close(): void;
}

/**
 * Opens the smallest possible client of the API server's Applications, on Node's own HTTPS: the control for
 * everything that reads and watches them.
 */
export function openBareClient(
  { server, caData, token }: KubernetesAccess,
  namespace: string,
): BareClient {
  const agent = new Agent({
    ca: Buffer.from(caData, 'base64'),
    keepAlive: true,
  });
  let closed = false;
  const path = `/apis/argoproj.io/v1alpha1/namespaces/${namespace}/applications`;
  const ask = async (query: string): Promise<IncomingMessage> => {
    const asked = request(`${server}${path}?${query}`, {
      agent,
      headers: { authorization: `Bearer ${token}` },
    });
    asked.end();
    const [answer]: IncomingMessage[] = await once(asked, 'response');
    if (answer.statusCode === 200) return answer;
    throw new Error(`GET ${path}?${query}: ${answer.statusCode}`);
  };
  const readPage = async (query: string) => {
    const chunks: Buffer[] = [];
    for await (const chunk of await ask(query)) chunks.push(chunk);
    const bytes = Buffer.concat(chunks);
    const page: JsonObject = JSON.parse(bytes.toString());
    return { page, bytes: bytes.length };
  };
  return {
    async readList() {
      let [items, bytes, next] = [0, 0, ''];
      do {
        const from = next && `&continue=${encodeURIComponent(next)}`;
        const read = await readPage(`limit=${PAGE}${from}`);
        items += objects(read.page, 'items').length;
        bytes += read.bytes;
        next = text(read.page, 'metadata', 'continue') ?? '';
      } while (next);
      return { items, bytes };
    },
    async watch(onChange) {
      const { page } = await readPage('limit=1');
      const from = text(page, 'metadata', 'resourceVersion') ?? '';
      const events = await ask(`watch=true&resourceVersion=${from}`);
      const lines = createInterface({ input: events });
      lines.on('line', line => {
        const { object } = JSON.parse(line);
        onChange(object);
      });
      lines.on('error', error => {
        // `close` may end it in the middle of an answer
        if (!closed) throw error;
      });
    },
    close() {
      closed = true;
      agent.destroy();
    },
  };
}
