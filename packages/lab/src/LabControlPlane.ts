import type { ControlPlane, KubernetesAccess } from '@argosy/control-plane';

/** A cluster of the lab, at its API server's own address and for who may do everything in it. */
export type LabCluster = KubernetesAccess & { name: string };

/** A control plane of real peers, and the ways to them that only tests take. */
export interface LabControlPlane extends ControlPlane {
  /** `main` is the hub, the others are regions. No proxy stands before these addresses. */
  clusters: LabCluster[];
  /** The folder of everything that the lab writes; `logs/<peer>.log` in it. */
  state: string;
}

/** The ports that a person meets: the others are free ones. */
export const PORTS = [
  'git',
  'argocd',
  'kubernetes',
  'vault',
  'control',
] as const;

export interface LabOptions {
  /** Is emptied first. */
  directory: string;
  ports?: Partial<Record<(typeof PORTS)[number], number>>;
  /** Argo CD's `--enable-new-git-file-globbing`. */
  newGlobbing?: boolean;
  /** Told of each step, in words of a person, with seconds since the start. */
  onProgress?: (line: string) => void;
}
