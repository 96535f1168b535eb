import { type Break, byKubeconfig, kubeconfig } from './breakAccess';

/** Kubeconfigs, and what may be wrong with them. */
export const BAD_KUBECONFIGS: Array<[what: string, breakIt: Break]> = [
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
      /^Hub bad: the kubeconfig .* cannot be parsed as a kubeconfig\. Try it with kubectl --kubeconfig; once it is correct it is used without a restart\.$/,
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
      /^Hub bad: the kubeconfig .* does not hold the cluster "c" of its context "here"\. Add it to the file, which is used without a restart, or name another context in deployments\.hubs: it has here\.$/,
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
      /^Hub bad: its server is http:\/\/127\.0\.0\.1, but must be an address that begins with https:\/\/\. Correct it in the kubeconfig /,
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
      /^Hub bad: the kubeconfig .*: its certificate authority is not a certificate in PEM format\. Give the one that signs the certificate of the hub\.$/,
    ),
  ],
  [
    'a kubeconfig with a wrong token',
    byKubeconfig(
      hub => kubeconfig(hub, { users: [{ name: 'u', user: { token: 'x' } }] }),
      /^Hub bad does not accept our credentials \(401\): they are wrong or expired\. Renew them in the kubeconfig .*; no restart is needed\.$/,
      { state: 'refused' },
    ),
  ],
];
