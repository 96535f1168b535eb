import {
  type Break,
  byCertificate,
  byFiles,
  byHub,
  withoutRight,
} from './breakAccess';
import { createCertificate } from './createCertificate';

const TOKEN_SAYS =
  /^Hub bad: what the tokenFile .*token holds is empty or contains a character that cannot be sent, such as a line break\. Write it again\.$/;

/** Servers named in the config, and what may be wrong with them. */
export const BAD_SERVERS: Array<[what: string, breakIt: Break]> = [
  [
    'a wrong token',
    byFiles(
      { token: 'wrong' },
      'refused',
      /^Hub bad does not accept our credentials \(401\): they are wrong or expired\. Put a valid token into .*token; no restart is needed\.$/,
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
      /^Hub bad: the caFile .*ca\.crt is not a certificate in PEM format\. Give the one that signs the certificate of the hub\.$/,
    ),
  ],
  [
    'an expired certificate',
    byCertificate(
      { expired: true },
      /^Hub bad is unreachable: its certificate has expired \(CERT_HAS_EXPIRED\)\. Renew it; the backend needs no restart\.$/,
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
        /^Hub bad is unreachable: its certificate is signed by an unknown authority \(.*\)\. Put the certificate of that authority into .*ca\.crt; no restart is needed\.$/,
      )(hub);
    },
  ],
  [
    'a hub without the CRDs',
    byHub(
      hub => (hub.isInstalled = false),
      hub => (hub.isInstalled = true),
      'refused',
      /^Hub bad does not serve applications(ets)?\.argoproj\.io \(404\): the CRDs of Argo CD are not installed there\. Install Argo CD, or correct the address of this hub in deployments\.hubs\.$/,
    ),
  ],
  ...['list', 'watch'].map((verb): [string, Break] => [
    `no right to ${verb}`,
    withoutRight(
      verb,
      'refused',
      new RegExp(
        `^Hub bad refuses \\(403\\): our account lacks the right to ${verb} application(set)?s\\.argoproj\\.io in namespace argocd\\. Grant it there, with the Role that the README of Argosy shows; no restart is needed\\.$`,
      ),
    ),
  ]),
  [
    'no right to patch',
    withoutRight(
      'patch',
      'live',
      /^Hub bad is watched, but cannot be told about merges: our account lacks the right to patch applications\.argoproj\.io in namespace argocd and to patch applicationsets\.argoproj\.io in namespace argocd\. Argo CD notices merges by itself, within minutes\. Grant it there, with the Role/,
    ),
  ],
];
