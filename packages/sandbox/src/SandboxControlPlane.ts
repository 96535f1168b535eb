import type { ControlPlane } from './ControlPlane';

/** What can be asked of a sandbox beside what every control plane can. */
export interface SandboxControlPlane extends ControlPlane {
  /** One request to the control address: a fault, `seed` or `stop`. */
  control(
    action: string,
    body?: Record<string, string | number>,
  ): Promise<void>;
}

export interface SandboxOptions {
  /** Holds repository and pull requests; a temporary one, removed in the end, where none is named. */
  directory?: string;
  /** One hub named `main` where none is named; all know the same clusters. */
  hubs?: Array<{ name: string }>;
  /** 0 takes a free one. Several hubs take the ports that follow. */
  ports?: {
    git?: number;
    argocd?: number;
    kubernetes?: number;
    vault?: number;
    control?: number;
  };
  /** False begins with an empty repository and without Applications. */
  seed?: boolean;
  /** 2 takes Applications through their steps twice as fast. Argo CD's poll stays at three minutes. */
  speed?: number;
}
