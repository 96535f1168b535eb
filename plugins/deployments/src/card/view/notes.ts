import { Deployment } from '@argosy/plugin-deployments-common';
import { Tone } from '../../shared/tone';
import { ExistingTarget, Target } from './target';
import { toneOf } from './tone';

/** What is said under a row about its targets that are not well. */
export interface Note {
  key: string;
  tone: Tone;
  /** All targets that it is true of, first the one that it was read from. */
  targets: [Target, ...Target[]];
  says:
    | { kind: 'cause'; message: string; next?: string; file?: string }
    | { kind: 'progress'; message: string; since: string }
    | { kind: 'drift'; since: string; revision?: Deployment['revision'] }
    | { kind: 'awaited'; application: string; file?: string };
}

/** The notes of a row; the same sentence is said once. */
export function notesOf(targets: Iterable<Target>): Note[] {
  const notes = new Map<string, Note>();
  for (const target of targets) {
    const says = saysOf(target);
    if (!says) continue;
    const key = keyOf(says);
    const note = notes.get(key);
    if (note) note.targets.push(target);
    else notes.set(key, { key, tone: toneOf(target), targets: [target], says });
  }
  return [...notes.values()];
}

function saysOf(target: Target): Note['says'] | undefined {
  if (target.kind === 'existing') return saysOfExisting(target);
  const { cause, file, application } = target.expected;
  if (!cause) return { kind: 'awaited', application, file };
  return { kind: 'cause', message: cause.message, next: cause.next, file };
}

function saysOfExisting(target: ExistingTarget): Note['says'] | undefined {
  const { deployment } = target;
  const { cause, progress, changedAt, revision, sync, health } = deployment;
  if (cause) return { kind: 'cause', message: cause.message, next: cause.next };
  if (progress)
    return { kind: 'progress', message: progress, since: changedAt };
  if (sync === 'OutOfSync' && health !== 'Progressing')
    return { kind: 'drift', since: changedAt, revision };
  return undefined;
}

// Times differ by target; the sentence is what makes two notes the same.
const keyOf = (says: Note['says']) =>
  says.kind === 'drift'
    ? `drift ${says.revision?.sha}`
    : Object.entries(says)
        .filter(([name]) => name !== 'since')
        .map(([, value]) => value)
        .join('\n');
