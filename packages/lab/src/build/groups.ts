import type { PeerFiles, Program } from './Peers';
import type { Pins } from './readPins';

/** Files of a module that are copied into the cache. */
export interface ModuleFiles {
  module: string;
  /** The targets in the cache, by file or folder of the module. */
  paths: Record<string, string>;
  /** Copy only CustomResourceDefinitions. */
  crdsOnly?: boolean;
  executable?: boolean;
}

/** A Go module of ours below `peers/`. Its programs share what they compile. */
export interface Group {
  /** The name of its folder. */
  name: string;
  /** The Go package of each program. */
  programs: Partial<Record<Program, string>>;
  /** Values that the linker writes into variables of the programs. */
  stamps?: (pins: Pins) => Record<string, string>;
  tags?: string[];
  /** Whether it contains C. */
  cgo?: boolean;
  files?: Partial<Record<keyof PeerFiles, ModuleFiles>>;
}

const KUBERNETES = 'k8s.io/kubernetes';
const ARGO_CD = 'github.com/argoproj/argo-cd/v3';
const KWOK = 'sigs.k8s.io/kwok';
const GITEA = 'code.gitea.io/gitea';
const HELM = 'helm.sh/helm/v3';
const ROLLOUTS = 'github.com/argoproj/argo-rollouts';
const EXTERNAL_SECRETS = 'github.com/external-secrets/external-secrets';
const HERE = '.';

/** Returns `v1.36.1` as `1.36.1`. */
const bare = (version: string) => version.replace(/^v/, '');

/** All folders of files. Each is filled by one of the groups below. */
export const FILES = [
  'argocdCrds',
  'argocdScripts',
  'kwokStages',
  'gitea',
  'rolloutsCrds',
  'gatewayApiCrds',
  'externalSecretsCrds',
] as const satisfies (keyof PeerFiles)[];

/** All other builds run under this one, so that a compiler ends with its parent. */
export const GUARD: Group = { name: 'guard', programs: { guard: HERE } };

/** All others, in the order of building: what takes longest comes first. */
export const GROUPS: Group[] = [
  {
    name: 'control-plane',
    programs: {
      etcd: 'go.etcd.io/etcd/server/v3',
      'kube-apiserver': `${KUBERNETES}/cmd/kube-apiserver`,
      argocd: `${ARGO_CD}/cmd`,
      'kube-controller-manager': `${KUBERNETES}/cmd/kube-controller-manager`,
      'kube-scheduler': `${KUBERNETES}/cmd/kube-scheduler`,
      kwok: `${KWOK}/cmd/kwok`,
    },
    // Without these, clients take the server for version 0.
    stamps: pins => {
      const [major, minor] = bare(pins(KUBERNETES)).split('.');
      const kubernetes = 'k8s.io/component-base/version';
      return {
        [`${kubernetes}.gitVersion`]: pins(KUBERNETES),
        [`${kubernetes}.gitMajor`]: major,
        [`${kubernetes}.gitMinor`]: minor,
        [`${ARGO_CD}/common.version`]: bare(pins(ARGO_CD)),
      };
    },
    files: {
      argocdCrds: {
        module: ARGO_CD,
        paths: { 'manifests/crds': '.' },
        crdsOnly: true,
      },
      argocdScripts: {
        module: ARGO_CD,
        paths: {
          'hack/git-verify-wrapper.sh': 'git-verify-wrapper.sh',
          'hack/gpg-wrapper.sh': 'gpg-wrapper.sh',
        },
        executable: true,
      },
      kwokStages: {
        module: KWOK,
        paths: {
          'kustomize/stage/node/fast/node-initialize.yaml':
            'node-initialize.yaml',
          'kustomize/stage/pod/fast/pod-ready.yaml': 'pod-ready.yaml',
          'kustomize/stage/pod/fast/pod-complete.yaml': 'pod-complete.yaml',
          'kustomize/stage/pod/fast/pod-delete.yaml': 'pod-delete.yaml',
        },
      },
    },
  },
  {
    name: 'gitea',
    programs: { gitea: GITEA },
    stamps: pins => ({ 'main.Version': bare(pins(GITEA)) }),
    tags: ['sqlite', 'sqlite_unlock_notify'],
    cgo: true,
    files: {
      gitea: {
        module: GITEA,
        paths: {
          templates: 'templates',
          options: 'options',
          public: 'public',
        },
      },
    },
  },
  {
    name: 'manifests',
    programs: {
      kustomize: 'sigs.k8s.io/kustomize/kustomize/v5',
      helm: `${HELM}/cmd/helm`,
    },
    stamps: pins => ({ [`${HELM}/internal/version.version`]: pins(HELM) }),
  },
  { name: 'vault', programs: { vault: HERE } },
  {
    name: 'rollouts',
    programs: { 'rollouts-controller': `${ROLLOUTS}/cmd/rollouts-controller` },
    stamps: pins => ({
      [`${ROLLOUTS}/utils/version.version`]: bare(pins(ROLLOUTS)),
    }),
    files: {
      rolloutsCrds: {
        module: ROLLOUTS,
        paths: { 'manifests/crds': '.' },
        crdsOnly: true,
      },
    },
  },
  {
    name: 'crds',
    programs: {},
    files: {
      gatewayApiCrds: {
        module: 'sigs.k8s.io/gateway-api',
        paths: { 'config/crd/standard': '.' },
        crdsOnly: true,
      },
      externalSecretsCrds: {
        module: EXTERNAL_SECRETS,
        paths: { 'config/crds/bases': '.' },
        crdsOnly: true,
      },
    },
  },
];
