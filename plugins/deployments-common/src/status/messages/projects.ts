import { KnownMessage } from './message';

/** What an AppProject does not allow. */
export const projects: KnownMessage[] = [
  {
    when: /application destination server '(?<cluster>[^']*)' and namespace '(?<namespace>[^']*)' do not match any of the allowed destinations in project '(?<project>[^']*)'/,
    say: ({ cluster, namespace, project }) => ({
      message: `The project ${project} does not allow namespace ${namespace} in cluster ${cluster}.`,
      next: `Add the destination to the AppProject ${project}, or correct config.json.`,
    }),
  },
  {
    when: /application repo (?<repo>\S+) is not permitted in project '(?<project>[^']*)'/,
    say: ({ repo, project }) => ({
      message: `The project ${project} does not allow the repository ${repo}.`,
      next: `Add it to sourceRepos of the AppProject ${project}.`,
    }),
  },
  {
    when: /resource :Namespace is not permitted in project (?<project>[^\s.]+)/,
    say: ({ project }) => ({
      message: `The project ${project} does not allow it to create its namespace.`,
      next: `Add the namespace by name to clusterResourceWhitelist of the AppProject ${project}.`,
    }),
  },
  {
    when: /resource (?<group>[^\s:]*):(?<kind>\w+) is not permitted in project (?<project>[^\s.]+)/,
    say: ({ kind, project }) => ({
      message: `The project ${project} does not allow the kind ${kind}.`,
      next: `Remove it from the overlay, or ask for it in the AppProject ${project}.`,
    }),
  },
  {
    when: /error getting project (?<project>[^\s:]+): AppProject\S* "[^"]*" not found/,
    say: ({ project }) => ({
      message: `The AppProject ${project} does not exist.`,
      next: `Add argocd/${project}/appproject.yaml, or correct the project's name.`,
    }),
  },
  {
    when: /application references project (?<project>\S+) which does not exist/,
    say: ({ project }) => ({
      message: `The AppProject ${project} does not exist.`,
      next: `Add argocd/${project}/appproject.yaml, or correct the project's name.`,
    }),
  },
  {
    when: /Blocked by sync window/i,
    say: () => ({
      message: 'A sync window of the project is closed.',
      next: 'Wait until it opens, or ask the platform team.',
    }),
  },
];
