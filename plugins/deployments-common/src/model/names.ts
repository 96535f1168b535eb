import { z } from 'zod';
import { say } from './say';

const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/** A DNS label (RFC 1123) of at most `max` characters. */
export const dnsLabel = (max: number) =>
  z
    .string()
    .max(max, say(`is longer than ${max} characters`, 'shorten it'))
    .regex(
      LABEL,
      say(
        'is not a DNS label',
        'use lower-case letters, digits and "-", with a letter or digit at both ends',
      ),
    );

const CONTROL = /[\p{Cc}\p{Cs}\u2028\u2029\ufeff\ufffe\uffff]/u;

/** Bidirectional marks, zero width characters and the like. */
const FORMAT = /\p{Cf}/u;

/** `the invisible character U+202E` */
function formatCharacter(value: unknown): string {
  const [found = ''] = FORMAT.exec(String(value)) ?? [];
  const code = found.codePointAt(0)?.toString(16).toUpperCase();
  return `the invisible character U+${code?.padStart(4, '0')}`;
}

/** Free text of at most `max` characters; line breaks and tabs are kept, other control characters and format characters refused. */
export const text = (max: number) =>
  z
    .string()
    .max(max, say(`is longer than ${max} characters`, 'shorten it'))
    .refine(value => !CONTROL.test(value.replace(/[\t\n]/g, '')), {
      error: say('contains control characters', 'remove them'),
    })
    .refine(value => !FORMAT.test(value), {
      error: issue =>
        say(
          `contains ${formatCharacter(issue.input)}, which nobody sees and which makes a text look like another`,
          'remove it',
        ),
    });

/** At most `max` entries of a record. */
export const atMost = <R extends z.ZodType<Record<string, unknown>>>(
  max: number,
  record: R,
) =>
  record.refine(entries => Object.keys(entries).length <= max, {
    error: say(`has more than ${max} entries`, 'remove some'),
  });

export const hostName = z
  .string()
  .max(253, say('is longer than 253 characters', 'shorten it'))
  .regex(
    /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)+$/,
    say(
      'is not a host name',
      'write it as shop.example.com, in lower case and without a port',
    ),
  );

export const entityRef = (kinds: string) =>
  z
    .string()
    .max(200, say('is longer than 200 characters', 'shorten it'))
    .regex(
      new RegExp(`^(${kinds}):[-a-z0-9_.]+/[-a-z0-9_.]+$`),
      say(
        'is not a full entity reference',
        `write it as ${kinds.split('|')[0]}:default/name`,
      ),
    );

/** A reference to an entity of any kind, as the catalog writes it. */
export const anyEntityRef = text(300).regex(
  /^[^:/\s]+:[^:/\s]+\/[^:/\s]+$/,
  say('is not a full entity reference', 'write it as component:default/name'),
);

const PLAIN_NAME = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** Whether a name may stand in a role or a path of Vault: a DNS label holds no glob, separator, template or capital. @public */
export const isPlainName = (name: string) => PLAIN_NAME.test(name);
