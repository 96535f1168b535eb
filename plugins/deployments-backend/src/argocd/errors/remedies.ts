import type { HubConfig } from '../../config';

/** What a person can do about a failure, as a sentence. It depends on where our access to the peer is configured. */
export interface Remedies {
  /** Our credentials are not accepted. */
  credentials: string;
  /** Our account lacks a right. */
  rights: string;
  /** We do not know the authority that signed the peer's certificate. */
  authority: string;
  /** Nobody answers at the address, or somebody else. */
  address: string;
}

const RESTART =
  'for this hub in deployments.hubs, and start the backend again.';
const BY_ITSELF = 'no restart is needed.';
const ROLE =
  'Grant it there, with the Role that the README of Argosy shows; no restart is needed.';

/** Remedies for failures of the Kubernetes API of a hub. */
export function remediesOf({ kubernetes }: HubConfig): Remedies {
  if (kubernetes.kind === 'inCluster') {
    return {
      credentials: `Run the pod of the backend with a service account of this cluster, or configure another kind of access ${RESTART}`,
      rights: ROLE,
      authority: `Give the pod of the backend the kube-root-ca.crt of the cluster, or configure another kind of access ${RESTART}`,
      address: `Configure another kind of access ${RESTART}`,
    };
  }
  if (kubernetes.kind === 'kubeconfig') {
    const there = `in the kubeconfig ${kubernetes.path}; ${BY_ITSELF}`;
    return {
      credentials: `Renew them ${there}`,
      rights: ROLE,
      authority: `Correct the certificate authority ${there}`,
      address: `Correct the server ${there}`,
    };
  }
  const { caFile, tokenFile } = kubernetes;
  return {
    credentials: tokenFile
      ? `Put a valid token into ${tokenFile}; ${BY_ITSELF}`
      : `Give a valid token ${RESTART}`,
    rights: ROLE,
    authority: caFile
      ? `Put the certificate of that authority into ${caFile}; ${BY_ITSELF}`
      : `Give the certificate of that authority as caData or caFile ${RESTART}`,
    address: `Correct server ${RESTART}`,
  };
}

/** Remedies for failures of Argo CD's own API. */
export const REMEDIES_OF_ARGO_CD: Remedies = {
  credentials: `Give a valid argocd.token ${RESTART}`,
  rights: "Grant it in Argo CD's argocd-rbac-cm.",
  authority:
    'Start the backend with NODE_EXTRA_CA_CERTS naming the certificate of that authority.',
  address: `Correct argocd.url ${RESTART}`,
};
