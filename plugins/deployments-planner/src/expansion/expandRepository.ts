import { RepositoryFiles } from '../repository/RepositoryFiles';
import { admit, Admission } from './admit';
import { ApplicationSet, readApplicationSet } from './applicationSet';
import { projectRefusal } from './appProject';
import { freedNames } from './freedNames';
import { generate, Sources } from './generators/generate';
import { textAt } from './files/json';
import { HubManifest, readRepository } from './files/readRepository';
import {
  ExpandedSet,
  Expansion,
  ExpansionInput,
  ExpansionProblem,
} from './types';

/**
 * The Applications that Argo CD (3.5) would generate from a repository: its ApplicationSets with git files generators
 * and the config files that they match. Pure and total: a fault of the repository is a problem in the result, in the
 * words of Argo CD, and what this preview does not know is a problem of type `PreviewLimit`, never a guess.
 * A set's URL is not compared: every generator is taken to read this repository.
 * @public
 */
export function expandRepository(input: ExpansionInput): Expansion {
  const files = RepositoryFiles.of(input.files);
  const { sets, projects, unreadable } = readRepository(files);
  const known = new Map(
    projects.map(project => [projectKey(project), project]),
  );
  const sources = {
    files,
    globbing: input.globbing ?? 'doublestar',
    projects: known,
  };
  const read = sets.map(readApplicationSet);
  let owners = input.owners ?? new Map<string, string>();
  for (;;) {
    const admission = admissionOf({ ...input, owners }, known);
    const expanded = read.map(set => expandSet(set, sources, admission));
    const freed = new Set(freedNames(expanded, owners));
    if (freed.size === 0) return { unreadable, sets: expanded };
    owners = new Map([...owners].filter(([key]) => !freed.has(key)));
  }
}

const keyOf = (hub: string | undefined, name: string) => `${hub ?? ''}/${name}`;
const projectKey = ({ hub, document }: HubManifest) =>
  keyOf(hub, textAt(document, 'metadata', 'name'));

function admissionOf(
  input: ExpansionInput,
  projects: ReadonlyMap<string, HubManifest>,
): Admission {
  const everywhere = new Set(['in-cluster']);
  const onHub = new Set<string>();
  for (const cluster of input.clusters) {
    if (typeof cluster === 'string') everywhere.add(cluster);
    else
      onHub
        .add(keyOf(cluster.hub, cluster.name))
        .add(keyOf(undefined, cluster.name));
  }
  const asked = new Map<string, string>();
  return {
    knowsCluster: (hub, name) =>
      everywhere.has(name) || onHub.has(keyOf(hub, name)),
    knowsProject: (hub, name) =>
      name === 'default' || projects.has(keyOf(hub, name)),
    ownerOf: (key, set) => {
      const owner = input.owners?.get(key) ?? asked.get(key) ?? set;
      asked.set(key, owner);
      return owner;
    },
  };
}

function expandSet(
  set: ApplicationSet,
  sources: Sources & { projects: ReadonlyMap<string, HubManifest> },
  admission: Admission,
): ExpandedSet {
  const { hub, name, namespace, file, project, policy, preserve, finalizer } =
    set;
  const shown = {
    name,
    namespace,
    file,
    project,
    policy,
    preserve,
    finalizer,
    ...(hub !== undefined && { hub }),
  };
  const generated = obstacle(set, admission) ?? generate(set, sources);
  if (!Array.isArray(generated)) {
    return {
      ...shown,
      applications: [],
      refused: [],
      stopped: true,
      problem: generated,
    };
  }
  const admitted = admit(set, generated, admission);
  const applications = admitted.applications.map(application => {
    const manifest = sources.projects.get(keyOf(hub, application.project));
    const problem = manifest && projectRefusal(manifest, application);
    return problem ? { ...application, problem } : application;
  });
  return { ...shown, ...admitted, applications, stopped: false };
}

/** What stops a set before a config file is read. */
function obstacle(
  set: ApplicationSet,
  admission: Admission,
): ExpansionProblem | undefined {
  const { project, hub, file } = set;
  if (!project.includes('{{') && !admission.knowsProject(hub, project)) {
    return {
      type: 'ErrorOccurred',
      reason: 'ApplicationGenerationFromParamsError',
      message: `error getting project ${project}: AppProject.argoproj.io "${project}" not found`,
      file,
    };
  }
  if (!set.beyond) return undefined;
  return {
    type: 'PreviewLimit',
    reason: 'SetBeyondPreview',
    message: `The preview cannot evaluate ${set.beyond}.`,
    file,
  };
}
