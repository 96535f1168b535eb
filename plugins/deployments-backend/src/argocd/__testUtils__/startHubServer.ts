import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createCertificate } from './createCertificate';

type Answer = (
  request: IncomingMessage & { url: string },
  response: ServerResponse,
) => void;

/** A server on loopback over HTTPS with a certificate of its own; it answers as a test says. */
export interface HubServer {
  server: string;
  /** PEM of its authority, in base64. */
  caData: string;
  /** Method and url of each request, in order. */
  asked: string[];
  /** From now on it answers so. */
  answer(with_: Answer): void;
  /** From now on it shows this certificate. */
  present(certificate: { cert: string; key: string }): void;
  close(): Promise<void>;
}

export async function startHubServer(expired = false): Promise<HubServer> {
  const { cert, key } = await createCertificate({ expired });
  const asked: string[] = [];
  let current: Answer = (_, response) => response.writeHead(500).end();
  const https = createServer({ cert, key }, (request, response) => {
    const url = request.url ?? '';
    asked.push(`${request.method} ${url}`);
    current(Object.assign(request, { url }), response);
  });
  await new Promise<void>(up => https.listen(0, '127.0.0.1', up));
  const { port } = https.address() as AddressInfo;
  return {
    server: `https://127.0.0.1:${port}`,
    caData: Buffer.from(cert).toString('base64'),
    asked,
    answer(with_) {
      current = with_;
    },
    present: certificate => https.setSecureContext(certificate),
    close() {
      https.closeAllConnections();
      return new Promise(down => https.close(() => down()));
    },
  };
}

/** Answers with a value as JSON. */
export const json = (response: ServerResponse, value: unknown, status = 200) =>
  response
    .writeHead(status, { 'content-type': 'application/json' })
    .end(JSON.stringify(value));

/** Answers as Kubernetes does when it refuses. */
export const refuse = (response: ServerResponse, code: number) =>
  json(response, { kind: 'Status', code, message: `status ${code}` }, code);
