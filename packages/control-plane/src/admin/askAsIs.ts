import { request as askPlain } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { request as askTls } from 'node:https';
import type { JsonObject } from '../json';

export interface Answer {
  status: number;
  text: string;
  body: JsonObject;
}

/** Sends one request with its path exactly as written. `fetch` would resolve dots in it first. */
export async function askAsIs(
  base: string,
  path: string,
  options: {
    method?: string;
    headers?: Record<string, string>;
    /** Text is sent unchanged. */
    body?: JsonObject | string;
    caData?: string;
    signal?: AbortSignal;
  } = {},
): Promise<Answer> {
  const { protocol, hostname, port } = new URL(base);
  const { method = 'GET', headers, body, caData, signal } = options;
  const ask = protocol === 'https:' ? askTls : askPlain;
  const content = typeof body === 'object' ? JSON.stringify(body) : body;
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const asked = ask(
      {
        ...{ hostname, port, path, method, signal },
        headers: {
          'content-type': 'application/json',
          // Node sends no length for the body of a DELETE
          'content-length': Buffer.byteLength(content ?? ''),
          ...headers,
        },
        ca: caData && Buffer.from(caData, 'base64'),
      },
      resolve,
    );
    asked.once('error', reject);
    asked.end(content);
  });
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  return {
    status: answer.statusCode ?? 0,
    text,
    body: /^\s*\{/.test(text) ? JSON.parse(text) : {},
  };
}
