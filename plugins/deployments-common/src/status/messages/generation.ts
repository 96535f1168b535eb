import { KnownMessage } from './message';

/** Why an ApplicationSet does not generate what Git asks for. */
export const generation: KnownMessage[] = [
  {
    when: [
      /unable to process file '(?<file>[^']+)'/,
      /(?:yaml: |json: )(?<why>.*)/s,
    ],
    say: ({ file, why }) => ({
      message: `${file} cannot be read: ${why.trim()}.`,
      next: 'Correct the file; until then nothing is added to or taken from its ApplicationSet.',
    }),
  },
  {
    when: /unable to process file '(?<file>[^']+)'/,
    say: ({ file }) => ({
      message: `${file} cannot be read.`,
      next: 'Correct the file; until then nothing is added to or taken from its ApplicationSet.',
    }),
  },
  {
    when: [
      /failed to execute go template /,
      /map has no entry for key "(?<key>[^"]+)"/,
    ],
    say: ({ key }) => ({
      message: `A config.json has no key "${key}".`,
      next: 'Add the key; until then nothing is added to or taken from its ApplicationSet.',
    }),
  },
  {
    when: /contains applications with duplicate name: (?<name>\S+)(?: \(and (?<more>\d+) more\))?/,
    say: ({ name, more }) => ({
      message: `Two config.json files ask for the same Application ${name}${others(more)}.`,
      next: 'Give each its own name.',
    }),
  },
  {
    when: /Object \S+?\/(?<name>[^\s/]+) is already owned by another ApplicationSet controller (?<set>\S+)/,
    say: ({ name, set }) => ({
      message: `The Application ${name} belongs to the ApplicationSet ${set} already.`,
      next: 'Choose another name in config.json.',
    }),
  },
  {
    when: /Application\.argoproj\.io "(?<name>[^"]+)" is invalid: metadata\.name/,
    say: ({ name }) => ({
      message: `"${name}" is not a name that Kubernetes allows.`,
      next: 'Use lower-case letters, digits and "-" in config.json.',
    }),
  },
];

const others = (more: string | undefined) =>
  more === undefined
    ? ''
    : `, and ${more} more fault${more === '1' ? '' : 's'}`;
