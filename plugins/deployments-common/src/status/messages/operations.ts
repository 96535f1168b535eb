import { KnownMessage } from './message';

/** What is said of a sync as a whole. */
export const operations: KnownMessage[] = [
  {
    when: /Operation terminated/,
    say: () => ({
      message: 'A person stopped the sync.',
      next: 'Sync it again, or commit a change.',
    }),
  },
  {
    when: /one or more objects failed to apply, reason: (?<why>.*)/s,
    say: ({ why }) => ({
      message: `The cluster refused a resource: ${why.replace(/ \(retried \d+ times\)\.?$/, '')}`,
      next: 'Correct it and commit.',
    }),
  },
  {
    when: /one or more synchronization tasks completed unsuccessfully/,
    say: () => ({
      message: 'The sync failed.',
      next: 'Open it in Argo CD to see which resource, fix it and commit.',
    }),
  },
  {
    when: /^(?<kind>\w+)\/(?<name>\S+) is part of applications (?<one>\S+) and (?<other>\S+)/,
    say: ({ kind, name, one, other }) => ({
      message: `${kind} ${name} is part of two Applications: ${one} and ${other}.`,
      next: 'Give each its own resources; under guard, retire the old Application.',
    }),
  },
];
