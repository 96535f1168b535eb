import { memoByText } from './memo';
import { ExpandedApplication } from '../types';

const SUBDOMAIN =
  '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*';
const LABEL_VALUE = '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?';
const whole = (pattern: string) => new RegExp(`^(?:${pattern})$`);
const IS_SUBDOMAIN = whole(SUBDOMAIN);
const IS_LABEL_VALUE = whole(LABEL_VALUE);

/** Most texts are so short that their bytes need not be counted: a character has three at most. */
const exceeds = (text: string, limit: number) =>
  text.length * 3 > limit && new TextEncoder().encode(text).length > limit;

function nameFaults(name: string): string[] {
  if (name === '')
    return ['metadata.name: Required value: name or generateName is required'];
  const invalid = (reason: string) =>
    `metadata.name: Invalid value: ${JSON.stringify(name)}: ${reason}`;
  return [
    ...(exceeds(name, 253)
      ? [invalid('must be no more than 253 characters')]
      : []),
    ...(IS_SUBDOMAIN.test(name)
      ? []
      : [
          invalid(
            `a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '${SUBDOMAIN}')`,
          ),
        ]),
  ];
}

const labelFaults = memoByText(10_000, (value): string[] => {
  const invalid = (reason: string) =>
    `metadata.labels: Invalid value: ${JSON.stringify(value)}: ${reason}`;
  return [
    ...(exceeds(value, 63) ? [invalid('must be no more than 63 bytes')] : []),
    ...(IS_LABEL_VALUE.test(value)
      ? []
      : [
          invalid(
            `a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '${LABEL_VALUE}')`,
          ),
        ]),
  ];
});

/** Why the API server would refuse the Application, in its words; undefined where it would not. */
export function objectMetaFault({
  name,
  labels,
}: ExpandedApplication): string | undefined {
  const faults = [
    ...new Set([
      ...nameFaults(name),
      ...Object.values(labels).flatMap(labelFaults),
    ]),
  ];
  if (faults.length === 0) return undefined;
  const list = faults.length === 1 ? faults[0] : `[${faults.join(', ')}]`;
  return `Application.argoproj.io ${JSON.stringify(name)} is invalid: ${list}`;
}
