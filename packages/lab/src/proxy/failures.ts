import type { JsonObject } from '@argosy/control-plane';

const said = (status: number) => `The lab was asked to answer ${status}.`;

/** How an API server, Argo CD, Gitea and Vault each write a failure. */
export const failures = {
  kubernetes: (status: number): JsonObject => ({
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message: said(status),
    reason: 'InternalError',
    code: status,
  }),
  argocd: (status: number): JsonObject => ({
    error: said(status),
    code: 13,
    message: said(status),
  }),
  vault: (status: number): JsonObject => ({
    errors: [status === 503 ? 'Vault is sealed' : said(status)],
  }),
  gitea: (status: number): JsonObject => ({ message: said(status) }),
};
