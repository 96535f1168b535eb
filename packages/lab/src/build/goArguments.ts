import type { Group } from './groups';
import type { Pins } from './readPins';

/** How the programs of a group are compiled. */
export interface GoArguments {
  flags: string[];
  env: Record<string, string>;
}

/** Makes the arguments of a build: stripped, without paths of this machine, and with the versions stamped in. */
export function goArguments(group: Group, pins: Pins): GoArguments {
  const stamps = Object.entries(group.stamps?.(pins) ?? {});
  const ldflags = [
    '-s -w',
    ...stamps.map(([name, value]) => `-X ${name}=${value}`),
  ];
  return {
    flags: [
      '-trimpath',
      '-buildvcs=false',
      ...(group.tags ? ['-tags', group.tags.join(',')] : []),
      '-ldflags',
      ldflags.join(' '),
    ],
    env: { CGO_ENABLED: group.cgo ? '1' : '0' },
  };
}
