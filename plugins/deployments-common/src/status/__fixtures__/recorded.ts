import {
  ApplicationObservation,
  ApplicationSetObservation,
  ResourceTree,
} from '../observation';
import recordings from './recordings.json';

/** What a real Argo CD said in one case, trimmed to what we keep of it. */
interface Recording {
  case: string;
  what: string;
  applications: ApplicationObservation[];
  sets: ApplicationSetObservation[];
  trees: Record<string, ResourceTree | undefined>;
}

/** JSON knows no literal types; what is wrong in the file shows in the tests. */
const all: Recording[] = JSON.parse(JSON.stringify(recordings));

export const recorded = all;

/** The Application of a case, with its tree where one was recorded. */
export function applicationOf(name: string, application: string) {
  const recording = all.find(one => one.case === name)!;
  return {
    observation: recording.applications.find(a => a.name === application)!,
    tree: recording.trees[application],
  };
}

export const setOf = (name: string) =>
  all.find(one => one.case === name)!.sets[0];
