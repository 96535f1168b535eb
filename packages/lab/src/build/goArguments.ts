import type { Group } from './groups';
import type { Pins } from './readPins';

/** What decides how the programs of a group are compiled. */
export interface GoArguments {
  flags: string[];
  env: Record<string, string>;
}

/** Stripped, without paths of this machine, and knowing their own versions. */
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
