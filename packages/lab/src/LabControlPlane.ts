import type { ControlPlane, KubernetesAccess } from '@argosy/control-plane';

/** How to reach a cluster of the lab, at the API server's own address and with all rights. */
export type LabCluster = KubernetesAccess & { name: string };

/** A control plane of real peers, and the ways into it that only tests use. */
export interface LabControlPlane extends ControlPlane {
  /** `main` is the hub, the others are regions. These addresses have no proxy before them. */
  clusters: LabCluster[];
  /** The folder of everything that the lab writes. Logs are in `logs/<peer>.log`. */
  state: string;
}

/** The ports that a user may choose. The others are free ones. */
export const PORTS = [
  'git',
  'argocd',
  'kubernetes',
  'vault',
  'control',
] as const;

export interface LabOptions {
  /** The state directory. It is emptied first. */
  directory: string;
  ports?: Partial<Record<(typeof PORTS)[number], number>>;
  /** Argo CD's `--enable-new-git-file-globbing`. */
  newGlobbing?: boolean;
  /** Is called with a line for the user at each step, with seconds since the start. */
  onProgress?: (line: string) => void;
}
