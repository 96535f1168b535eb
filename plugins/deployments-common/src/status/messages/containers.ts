import { KnownMessage } from './message';

const LOG = 'Read its log; roll back if the previous version was healthy.';

/** Containers that do not stay up. */
export const containers: KnownMessage[] = [
  {
    when: [
      /back-off /i,
      /restarting failed container(?:=(?<container>[a-z0-9-]+))?/i,
    ],
    say: ({ container }) => ({
      message: `${container ? `Container ${container}` : 'A container'} keeps crashing.`,
      next: LOG,
    }),
  },
  {
    when: /^container "(?<container>[^"]+)" failed with exit code 137/,
    say: ({ container }) => ({
      message: `Container ${container} was killed; it probably needs more memory than its limit.`,
      next: 'Choose a larger size, or find out what uses the memory.',
    }),
  },
  {
    when: /^container "(?<container>[^"]+)" failed with exit code (?<code>\d+)/,
    say: ({ container, code }) => ({
      message: `Container ${container} ended with exit code ${code}.`,
      next: LOG,
    }),
  },
  {
    when: /(?<kind>secret|configmap) "(?<name>[^"]+)" not found/i,
    say: ({ kind, name }) => ({
      message: `The ${/^s/i.test(kind) ? 'Secret' : 'ConfigMap'} ${name} does not exist in the namespace.`,
      next: 'Create it, or correct its name.',
    }),
  },
  {
    when: /couldn't find key (?<key>\S+) in (?<kind>Secret|ConfigMap) (?:[^/\s]+\/)?(?<name>\S+)/,
    say: ({ key, kind, name }) => ({
      message: `The ${kind} ${name} has no key ${key}.`,
      next: 'Add the key where its values are kept, or remove it from the spec.',
    }),
  },
  {
    when: /\/\d+ nodes are available: (?<why>.*)/s,
    say: ({ why }) => ({
      message: `No node has room for it: ${why.split(/\. preemption/i)[0].replace(/\.$/, '')}.`,
      next: 'Choose a smaller size, or ask the platform team for more nodes.',
    }),
  },
];
