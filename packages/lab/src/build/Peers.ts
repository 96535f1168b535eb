/** The programs of the lab. `guard` is our own: it runs another program, and ends it with its parent. */
export const PROGRAMS = [
  'etcd',
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'kwok',
  'argocd',
  'kustomize',
  'helm',
  'rollouts-controller',
  'gitea',
  'vault',
  'guard',
] as const;

export type Program = (typeof PROGRAMS)[number];

/** Files that the peers need beside their programs: folders in the cache, copied from their modules. */
export interface PeerFiles {
  /** `manifests/crds` of Argo CD. */
  argocdCrds: string;
  /** Executables that the repo-server needs on its PATH: `git-verify-wrapper.sh`, `gpg-wrapper.sh`. */
  argocdScripts: string;
  /** Stage files of KWOK: node-initialize, pod-ready, pod-complete, pod-delete. */
  kwokStages: string;
  /** Gitea's `STATIC_ROOT_PATH`: templates, options, public. */
  gitea: string;
  rolloutsCrds: string;
  gatewayApiCrds: string;
  externalSecretsCrds: string;
}

/** Everything that was built, by absolute path. */
export interface Peers {
  programs: Record<Program, string>;
  files: PeerFiles;
}
