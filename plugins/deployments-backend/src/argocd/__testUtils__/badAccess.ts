import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KubernetesAccess } from '@argosy/plugin-deployments-common';
import { createCertificate } from './createCertificate';
import type { StrictHub } from './startStrictHub';

/** What is wrong, what is to be said of it, and how it is mended without a restart. */
export interface BadAccess {
  access: KubernetesAccess;
  state: 'refused' | 'unreachable' | 'live';
  says: RegExp;
  mend(): void;
}

type Break = (hub: StrictHub) => BadAccess | Promise<BadAccess>;

const pemOf = ({ caData }: StrictHub) =>
  Buffer.from(caData, 'base64').toString('utf8');

const kubeconfig = (hub: StrictHub, over: Record<string, unknown> = {}) =>
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'here',
    clusters: [
      {
        name: 'c',
        cluster: {
          server: hub.server,
          'certificate-authority-data': hub.caData,
        },
      },
    ],
    users: [{ name: 'u', user: { token: hub.token } }],
    contexts: [{ name: 'here', context: { cluster: 'c', user: 'u' } }],
    ...over,
  });

interface BadKubeconfig {
  context?: string;
  state?: BadAccess['state'];
}

/** A hub reached by a kubeconfig that at first holds this, or is not there. */
const byKubeconfig =
  (
    first: (hub: StrictHub) => string | Buffer | undefined,
    says: RegExp,
    { context, state = 'unreachable' }: BadKubeconfig = {},
  ): Break =>
  hub => {
    const folder = mkdtempSync(join(tmpdir(), 'argosy-bad-'));
    const path = join(folder, 'hub.kubeconfig');
    const content = first(hub);
    if (content !== undefined) writeFileSync(path, content);
    return {
      access: { kind: 'kubeconfig', path, context },
      state,
      says,
      mend: () => writeFileSync(path, kubeconfig(hub)),
    };
  };

/** A hub reached by files, one of which at first holds something else. */
const byFiles =
  (
    wrong: { token?: string; ca?: string },
    state: BadAccess['state'],
    says: RegExp,
  ): Break =>
  hub => {
    const folder = mkdtempSync(join(tmpdir(), 'argosy-bad-'));
    const tokenFile = join(folder, 'token');
    const caFile = join(folder, 'ca.crt');
    writeFileSync(tokenFile, wrong.token ?? hub.token);
    writeFileSync(caFile, wrong.ca ?? pemOf(hub));
    const { server } = hub;
    return {
      access: { kind: 'server', server, caFile, tokenFile },
      state,
      says,
      mend() {
        writeFileSync(tokenFile, hub.token);
        writeFileSync(caFile, pemOf(hub));
      },
    };
  };

/** A hub that shows another certificate until it is renewed. */
const byCertificate =
  (wrong: Parameters<typeof createCertificate>[0], says: RegExp): Break =>
  async hub => {
    const bad = await createCertificate(wrong);
    const good = await createCertificate();
    hub.present(bad);
    const caData = Buffer.from(`${bad.cert}\n${good.cert}`).toString('base64');
    const { server, token } = hub;
    return {
      access: { kind: 'server', server, caData, token },
      state: 'unreachable',
      says,
      mend: () => hub.present(good),
    };
  };

/** A hub on which something is missing until somebody provides it. */
const byHub =
  (
    take: (hub: StrictHub) => void,
    give: (hub: StrictHub) => void,
    state: BadAccess['state'],
    says: RegExp,
  ): Break =>
  hub => {
    take(hub);
    const { server, caData, token } = hub;
    return {
      access: { kind: 'server', server, caData, token },
      state,
      says,
      mend: () => give(hub),
    };
  };

const withoutRight = (
  verb: string,
  state: BadAccess['state'],
  says: RegExp,
): Break =>
  byHub(
    ({ rights }) => rights.delete(verb),
    ({ rights }) => rights.add(verb),
    state,
    says,
  );

const TOKEN_SAYS =
  /^Hub bad: what the tokenFile .*token holds is empty or holds a character that cannot be sent, such as a line break\. Write it anew\.$/;

export const BAD_ACCESS: Array<[what: string, breakIt: Break]> = [
  [
    'a kubeconfig that is not there',
    byKubeconfig(
      () => undefined,
      /^Hub bad: the kubeconfig .*hub\.kubeconfig is not there \(ENOENT\)\. Put a readable file there, which is used without a restart, or correct the path in deployments\.hubs\.$/,
    ),
  ],
  ...[
    'users:\n  - token: hunter2\n : : -',
    Buffer.from([0, 255, 254, 7]),
    '',
    '{"clusters": [{"name": "hunter2"}]}',
    'null',
  ].map((content): [string, Break] => [
    `a kubeconfig that holds ${JSON.stringify(String(content))}`,
    byKubeconfig(
      () => content,
      /^Hub bad: the kubeconfig .* is no kubeconfig that can be read\. Try it with kubectl --kubeconfig; once it is correct it is used without a restart\.$/,
    ),
  ]),
  [
    'a kubeconfig without the context that is named',
    byKubeconfig(
      hub =>
        kubeconfig(hub, {
          contexts: [{ name: 'there', context: { cluster: 'c', user: 'u' } }],
        }),
      /^Hub bad: the kubeconfig .* has no context "here"\. Name another as context in deployments\.hubs, or add it to the file: it has there\.$/,
      { context: 'here' },
    ),
  ],
  ...['{}', '[]', '"hunter2"'].map((content): [string, Break] => [
    `a kubeconfig that holds ${content}`,
    byKubeconfig(
      () => content,
      /^Hub bad: the kubeconfig .* has no current-context, and deployments\.hubs names none\. Name one as context: it has none\.$/,
    ),
  ]),
  [
    'a kubeconfig without current-context',
    byKubeconfig(
      hub => kubeconfig(hub, { 'current-context': undefined }),
      /names none\. Name one as context: it has here\.$/,
    ),
  ],
  [
    'a kubeconfig whose context names a cluster that is not there',
    byKubeconfig(
      hub => kubeconfig(hub, { clusters: [] }),
      /^Hub bad: the kubeconfig .* does not hold the cluster "c" of its context "here"\. Add it to the file, which is read again by itself, or name another context in deployments\.hubs: it has here\.$/,
    ),
  ],
  [
    'a kubeconfig whose context names a user that is not there',
    byKubeconfig(
      hub => kubeconfig(hub, { users: [] }),
      /does not hold the user "u" of its context "here"/,
    ),
  ],
  [
    'a kubeconfig that speaks plain http',
    byKubeconfig(
      hub =>
        kubeconfig(hub, {
          clusters: [{ name: 'c', cluster: { server: 'http://127.0.0.1' } }],
        }),
      /^Hub bad: its server is http:\/\/127\.0\.0\.1, and must be an address that begins with https:\/\/\. Correct it in the kubeconfig /,
    ),
  ],
  [
    'a kubeconfig with an authority that is none',
    byKubeconfig(
      hub =>
        kubeconfig(hub, {
          clusters: [
            {
              name: 'c',
              cluster: {
                server: hub.server,
                'certificate-authority-data': 'aGVsbG8=',
              },
            },
          ],
        }),
      /^Hub bad: the kubeconfig .*: its certificate authority holds no certificate in PEM\. Give the one that signs the certificate of the hub\.$/,
    ),
  ],
  [
    'a kubeconfig with a wrong token',
    byKubeconfig(
      hub => kubeconfig(hub, { users: [{ name: 'u', user: { token: 'x' } }] }),
      /^Hub bad does not accept our credentials \(401\): they are wrong or have expired\. Renew them in the kubeconfig .*; it is read again by itself\.$/,
      { state: 'refused' },
    ),
  ],
  [
    'a wrong token',
    byFiles(
      { token: 'wrong' },
      'refused',
      /^Hub bad does not accept our credentials \(401\): they are wrong or have expired\. Put a valid token into .*token; it is read again by itself\.$/,
    ),
  ],
  ['an empty token', byFiles({ token: '\n' }, 'unreachable', TOKEN_SAYS)],
  [
    'a token with a line break in it',
    byFiles({ token: 'hunter2\nhunter2' }, 'unreachable', TOKEN_SAYS),
  ],
  [
    'a token with a letter that no header holds',
    byFiles({ token: 'hunter2\u2603' }, 'unreachable', TOKEN_SAYS),
  ],
  [
    'an authority that is none',
    byFiles(
      { ca: 'hello' },
      'unreachable',
      /^Hub bad: the caFile .*ca\.crt holds no certificate in PEM\. Give the one that signs the certificate of the hub\.$/,
    ),
  ],
  [
    'an expired certificate',
    byCertificate(
      { expired: true },
      /^Hub bad is unreachable: its certificate has expired \(CERT_HAS_EXPIRED\)\. Renew it there; the new one counts without a restart\.$/,
    ),
  ],
  [
    'a certificate for another host',
    byCertificate(
      { ip: '127.0.0.2' },
      /^Hub bad is unreachable: its certificate is for another host name \(ERR_TLS_CERT_ALTNAME_INVALID\)\. Correct server for this hub in deployments\.hubs, and start the backend again\.$/,
    ),
  ],
  [
    'a certificate of an unknown authority',
    async hub => {
      const other = await createCertificate();
      return byFiles(
        { ca: other.cert },
        'unreachable',
        /^Hub bad is unreachable: its certificate is signed by an authority that is not known here \(.*\)\. Put the certificate of that authority into .*ca\.crt; it is read again by itself\.$/,
      )(hub);
    },
  ],
  [
    'a hub without the CRDs',
    byHub(
      hub => (hub.isInstalled = false),
      hub => (hub.isInstalled = true),
      'refused',
      /^Hub bad knows no applications(ets)?\.argoproj\.io \(404\): the CRDs of Argo CD are not installed there\. Install Argo CD, or correct in deployments\.hubs where the hub is\.$/,
    ),
  ],
  ...['list', 'watch'].map((verb): [string, Break] => [
    `no right to ${verb}`,
    withoutRight(
      verb,
      'refused',
      new RegExp(
        `^Hub bad refuses \\(403\\): our account lacks the right to ${verb} application(set)?s\\.argoproj\\.io in namespace argocd\\. Grant it there, with the Role that the README of Argosy shows; it counts without a restart\\.$`,
      ),
    ),
  ]),
  [
    'no right to patch',
    withoutRight(
      'patch',
      'live',
      /^Hub bad is watched, and cannot be told of merges: our account lacks the right to patch applications\.argoproj\.io in namespace argocd and to patch applicationsets\.argoproj\.io in namespace argocd\. Argo CD then looks by itself, within minutes\. Grant it there, with the Role/,
    ),
  ],
];
