import { KnownMessage } from './message';

const ASK_FOR_CRD =
  'Ask the platform team to install it, or choose another cluster or delivery.';
const UNREACHABLE = {
  message: 'Argo CD cannot reach the cluster.',
  next: 'It tries again by itself; if it keeps failing, tell the platform team.',
};

/** What the cluster lacks, refuses, or whether it is there at all. */
export const clusters: KnownMessage[] = [
  {
    when: /no matches for kind "(?<kind>[^"]+)" in version "(?<version>[^"]+)"/,
    say: ({ kind, version }) => ({
      message: `The cluster does not know the kind ${kind} (${version}): its CRD is missing.`,
      next: ASK_FOR_CRD,
    }),
  },
  {
    when: /Make sure the "(?<kind>[^"]+)" CRD is installed/,
    say: ({ kind }) => ({
      message: `The cluster does not know the kind ${kind}: its CRD is missing.`,
      next: ASK_FOR_CRD,
    }),
  },
  {
    when: /failed to discover server resources for group version (?<version>[^\s:]+): the server could not find the requested resource/,
    say: ({ version }) => ({
      message: `The cluster does not know ${version}: its CRDs are missing.`,
      next: ASK_FOR_CRD,
    }),
  },
  {
    when: /there are no clusters with this name: (?<cluster>[^\s)]+)/,
    say: ({ cluster }) => ({
      message: `Argo CD knows no cluster ${cluster}.`,
      next: 'Correct config.json, or add the cluster to Argo CD.',
    }),
  },
  {
    when: [
      /exceeded quota: /,
      /^(?<quota>[^,]+), requested: (?<requested>.+?), used: /,
      /, limited: (?<limited>\S+)/,
    ],
    say: ({ quota, requested, limited }) => ({
      message: `The quota ${quota} of the namespace is used up: ${requested} asked for, ${limited} allowed.`,
      next: 'Choose a smaller size or fewer replicas, or ask for more quota.',
    }),
  },
  {
    when: /admission webhook "(?<webhook>[^"]+)" denied the request:? ?(?<why>.*)/s,
    say: ({ webhook, why }) => ({
      message: `The cluster's policy ${webhook} refuses it${why ? `: ${why.trim()}` : '.'}`,
      next: 'Change what it names, and commit.',
    }),
  },
  {
    when: /violates PodSecurity "(?<level>[^"]+)": (?<why>.*)/s,
    say: ({ level, why }) => ({
      message: `The namespace allows only Pods of the level ${level}: ${why.trim()}`,
      next: "Correct the workload's securityContext.",
    }),
  },
  {
    when: /namespaces "(?<namespace>[^"]+)" not found/,
    say: ({ namespace }) => ({
      message: `The namespace ${namespace} does not exist in the cluster.`,
      next: 'Set CreateNamespace=true, or create it.',
    }),
  },
  {
    when: /field is immutable/,
    say: () => ({
      message: 'A field that was changed cannot be changed in place.',
      next: 'Undo the change, or have the resource deleted so that it is created again.',
    }),
  },
  {
    when: /(?:failed to load initial state of resource|failed to get cluster info|error synchronizing cache state)/i,
    say: () => UNREACHABLE,
  },
  {
    when: [/cluster /i, / is disconnected/i],
    say: () => UNREACHABLE,
  },
];
