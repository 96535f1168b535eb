import { KnownMessage } from './message';

const NETWORK = /dial tcp|connection refused|no such host|i\/o timeout/i;
const REPOSITORY = /git|repo/i;
const UNREACHABLE = {
  message: 'Argo CD cannot reach the GitOps repository.',
  next: 'It tries again by itself; if it keeps failing, tell the platform team.',
};

/** What Argo CD cannot read from Git, or cannot render. */
export const sources: KnownMessage[] = [
  {
    when: /(?:desc = |^|: )(?<path>[^\s:]+): app path does not exist/,
    say: ({ path }) => ({
      message: `${path} is no longer in Git; what runs stays as it is.`,
      next: 'Bring the overlay back, or retire the target.',
    }),
  },
  {
    when: /unable to resolve '(?<revision>[^']+)' to a commit SHA/,
    say: ({ revision }) => ({
      message: `The repository has no branch, tag or commit ${revision}.`,
      next: 'Correct targetRevision, or push it.',
    }),
  },
  {
    when: [/`kustomize build /, /^[^`]+` failed/, /: (?:Error: )?(?<why>.*)/s],
    say: ({ why }) => ({
      message: `Kustomize cannot build the overlay: ${why.trim()}`,
      next: 'Correct the overlay and commit.',
    }),
  },
  {
    when: /(?:authentication required|could not read Username|Repository not found|repository not accessible)/i,
    say: () => ({
      message: 'Argo CD may not read the GitOps repository.',
      next: 'Ask the platform team to renew its credentials for the repository.',
    }),
  },
  {
    when: [NETWORK, REPOSITORY],
    say: () => UNREACHABLE,
  },
  {
    when: [REPOSITORY, NETWORK],
    say: () => UNREACHABLE,
  },
];
