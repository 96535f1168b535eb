import type { HubConfig } from '../config';

/** What a person does about a fault, as a sentence: it depends on where our side of it is configured. */
export interface Mends {
  /** Our credentials do not count. */
  credentials: string;
  /** Our account may do too little. */
  rights: string;
  /** We do not know the authority that signed the peer's certificate. */
  authority: string;
  /** The address leads to nobody, or to somebody else. */
  address: string;
}

const RESTART =
  'for this hub in deployments.hubs, and start the backend again.';
const BY_ITSELF = 'it is read again by itself.';
const ROLE =
  'Grant it there, with the Role that the README of Argosy shows; it counts without a restart.';

/** What to do where a hub's Kubernetes API gives trouble. */
export function mendsOf({ kubernetes }: HubConfig): Mends {
  if (kubernetes.kind === 'inCluster') {
    return {
      credentials: `Let the pod of the backend run with a service account of this cluster, or name another way ${RESTART}`,
      rights: ROLE,
      authority: `Let the pod of the backend have the cluster's own kube-root-ca.crt, or name another way ${RESTART}`,
      address: `Name another way ${RESTART}`,
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

/** What to do where Argo CD's own API gives trouble. */
export const MENDS_OF_ARGO_CD: Mends = {
  credentials: `Give a valid argocd.token ${RESTART}`,
  rights: "Grant it in Argo CD's argocd-rbac-cm.",
  authority:
    'Start the backend with NODE_EXTRA_CA_CERTS naming the certificate of that authority.',
  address: `Correct argocd.url ${RESTART}`,
};
