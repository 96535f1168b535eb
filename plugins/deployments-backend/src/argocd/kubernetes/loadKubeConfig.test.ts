import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KubernetesAccess } from '../../config';
import { loadKubeConfig } from './loadKubeConfig';

describe('loadKubeConfig', () => {
  const folder = mkdtempSync(join(tmpdir(), 'argosy-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const file = (name: string, content: string) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const load = (kubernetes: KubernetesAccess) =>
    loadKubeConfig({ name: 'main', namespaces: ['argocd'], kubernetes });
  const kubeconfig = (server: string) => `
apiVersion: v1
kind: Config
current-context: gone
clusters: [{ name: c, cluster: { server: "${server}" } }]
users: [{ name: u, user: { token: t } }]
contexts: [{ name: here, context: { cluster: c, user: u } }]
`;

  it('takes the named context of a kubeconfig', () => {
    const path = file('good', kubeconfig('https://k.example.com'));
    expect(
      load({ kind: 'kubeconfig', path, context: 'here' }).getCurrentCluster(),
    ).toMatchObject({ server: 'https://k.example.com' });
  });

  it.each<[string, () => KubernetesAccess, RegExp]>([
    [
      'a kubeconfig that is not there',
      () => ({ kind: 'kubeconfig', path: join(folder, 'nowhere') }),
      /Hub main: the kubeconfig .*nowhere is not there \(ENOENT\)/,
    ],
    [
      'a context that is not there',
      () => ({
        kind: 'kubeconfig',
        path: file('gone', kubeconfig('https://k')),
      }),
      /has no context "gone"\. .*: it has here\.$/,
    ],
    [
      'TLS off by kubeconfig',
      () => ({
        kind: 'kubeconfig',
        context: 'here',
        path: file(
          'trusting',
          kubeconfig('https://k').replace(
            'server:',
            'insecure-skip-tls-verify: true, server:',
          ),
        ),
      }),
      /has insecure-skip-tls-verify: true for its cluster "c", .* Remove the line, and give .* certificate-authority-data/,
    ],
    [
      'tokens over http, by kubeconfig',
      () => ({
        kind: 'kubeconfig',
        context: 'here',
        path: file('plain', kubeconfig('http://127.0.0.1')),
      }),
      /its server is http:\/\/127\.0\.0\.1, but must .*https:\/\/\. Correct it in the kubeconfig/,
    ],
    [
      'plain http',
      () => ({ kind: 'server', server: 'http://k.example.com', token: 't' }),
      /^Hub main: its server is http:\/\/k\.example\.com, but must .*https/,
    ],
    [
      'a caFile that is no certificate',
      () => ({
        kind: 'server',
        server: 'https://k',
        token: 't',
        caFile: file('ca', 'hello'),
      }),
      /^Hub main: the caFile .*ca is not a certificate in PEM format/,
    ],
    [
      'a tokenFile that is not there',
      () => ({
        kind: 'server',
        server: 'https://k',
        tokenFile: join(folder, 'no-token'),
      }),
      /^Hub main: the tokenFile .*no-token is not there \(ENOENT\)/,
    ],
    [
      'an empty tokenFile',
      () => ({
        kind: 'server',
        server: 'https://k',
        tokenFile: file('empty', '\n'),
      }),
      /the tokenFile .* holds is empty/,
    ],
    [
      'a folder in place of a kubeconfig',
      () => ({ kind: 'kubeconfig', path: folder }),
      /^Hub main: the kubeconfig .* is a folder \(EISDIR\)/,
    ],
    [
      'an address that is none',
      () => ({ kind: 'server', server: 'https://k:port', token: 't' }),
      /its server is https:\/\/k:port, but must/,
    ],
    [
      'caData that is no certificate',
      () => ({ kind: 'server', server: 'https://k', token: 't', caData: 'x' }),
      /caData in deployments\.hubs, read as base64, is not a certificate/,
    ],
    [
      'a token with a line break',
      () => ({ kind: 'server', server: 'https://k', token: 'hunter2\n' }),
      /^Hub main: its token in deployments\.hubs is empty or contains (?!.*hunter2)/,
    ],
    [
      'inCluster without a pod',
      () => ({ kind: 'inCluster' }),
      /not run in a pod/,
    ],
  ])('stops at %s', (_, access, message) => {
    expect(() => load(access())).toThrow(message);
  });

  it('never quotes a kubeconfig that it cannot parse', () => {
    const path = file('bad', 'users:\n  - token: hunter2\n : : -');
    const failure = (() => {
      try {
        return load({ kind: 'kubeconfig', path });
      } catch (error) {
        return error;
      }
    })();
    expect(String(failure)).toMatch(/cannot be parsed as a kubeconfig/);
    expect(
      JSON.stringify(failure, Object.getOwnPropertyNames(failure)),
    ).not.toContain('hunter2');
  });
});
