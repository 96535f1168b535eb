import { invalid } from './ApiError';
import type { Plural } from './kinds';

const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

const MUST =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

/** Throws the API server's error for a name that it does not accept. */
export function checkName(plural: Plural, name: string) {
  if (name === '') {
    throw invalid(plural, name, [
      {
        reason: 'FieldValueRequired',
        message: 'Required value: name or generateName is required',
        field: 'metadata.name',
      },
    ]);
  }
  const refuse = (why: string) =>
    invalid(plural, name, [
      {
        reason: 'FieldValueInvalid',
        message: `Invalid value: ${JSON.stringify(name)}: ${why}`,
        field: 'metadata.name',
      },
    ]);
  if (name.length > 253) throw refuse('must be no more than 253 characters');
  if (!name.split('.').every(part => LABEL.test(part))) throw refuse(MUST);
}
