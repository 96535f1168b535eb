import { Tone } from '../shared/tone';
import { Text } from '../shared/useText';
import { RoleCounts, SecretsSummary } from './view/summarize';

/** A part of the line, and how loud it is. */
export interface Said {
  tone: Tone;
  text: string;
}

const NAMES = 3;

/** What is missing: the worst target in words, and how many more. */
export function sayLacking(
  { lacking: [worst, ...others] }: SecretsSummary,
  t: Text,
): Said[] {
  if (!worst) return [];
  const { place, present, total, missing } = worst;
  const names = fewOf(missing, t);
  return inTone('bad', [
    t('secrets.lacking', {
      present: String(present),
      total: String(total),
      place,
      names,
    }),
    ...(others.length
      ? [t('secrets.elsewhere', { count: others.length })]
      : []),
  ]);
}

/** Where a live Vault does not let a secret be checked: the first with its reason, and how many more. */
export function sayUnreadable(
  { unreadable: [first, ...others] }: SecretsSummary,
  t: Text,
): Said[] {
  if (!first) return [];
  const { place, message } = first;
  return inTone('unclear', [
    message
      ? t('secrets.notCheckableBecause', {
          place,
          message: message.replace(/\.$/, ''),
        })
      : t('secrets.notCheckable', { place }),
    ...(others.length
      ? [t('secrets.notCheckableMore', { count: others.length })]
      : []),
  ]);
}

/** What Vault was not asked about yet. */
export function sayWaiting(
  { waiting: [place, ...others] }: SecretsSummary,
  t: Text,
): Said[] {
  if (place === undefined) return [];
  const more = others.length
    ? ` ${t('secrets.notLookedAtMore', { count: others.length })}`
    : '';
  return inTone('busy', [t('secrets.notLookedAt', { place }) + more]);
}

/** What there is to say where nothing is wrong. */
export function sayPresent(
  { required, named, empty }: SecretsSummary,
  t: Text,
): Said[] {
  return inTone('well', [
    ...(required ? [t('secrets.all', { count: required })] : []),
    ...(named.length
      ? [t('secrets.named', { count: named.length, names: fewOf(named, t) })]
      : []),
    ...empty.map(place => t('secrets.noKeys', { place })),
  ]);
}

function fewOf(names: readonly string[], t: Text): string {
  const few = names.slice(0, NAMES).join(', ');
  const count = names.length - NAMES;
  return count > 0 ? t('secrets.more', { names: few, count }) : few;
}

const inTone = (tone: Tone, texts: string[]) =>
  texts.map((text): Said => ({ tone, text }));

/** Roles that do not stand as Git wants them. */
export function sayRoles(roles: RoleCounts, t: Text): Said[] {
  const total = String(roles.total);
  const { waiting, missing, drifted } = roles;
  const said: Array<[number, Said]> = [
    [
      missing,
      {
        tone: 'bad',
        text: t('secrets.rolesMissing', { count: missing, total }),
      },
    ],
    [
      drifted,
      {
        tone: 'drift',
        text: t('secrets.rolesDrifted', { count: drifted, total }),
      },
    ],
    [
      waiting,
      {
        tone: 'busy',
        text: t('secrets.rolesWaiting', { count: waiting, total }),
      },
    ],
  ];
  return said.flatMap(([count, say]) => (count > 0 ? say : []));
}
