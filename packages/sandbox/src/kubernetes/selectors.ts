import { badRequest } from './ApiError';
import type { ApiObject } from './objects';

export type Matches = (object: ApiObject) => boolean;

type Labels = Record<string, string>;

const SET = /^([^\s!=,()]+)\s+(in|notin)\s+\(([^)]*)\)$/;
const EQUAL = /^([^\s!=,()]+)\s*(==|=|!=)\s*([^\s!=,()]*)$/;
const EXISTS = /^(!?)\s*([^\s!=,()]+)$/;

function requirement(source: string): (labels: Labels) => boolean {
  const set = SET.exec(source);
  if (set) {
    const values = set[3].split(',').map(value => value.trim());
    return labels =>
      (labels[set[1]] !== undefined && values.includes(labels[set[1]])) ===
      (set[2] === 'in');
  }
  const equal = EQUAL.exec(source);
  if (equal) {
    return labels => (labels[equal[1]] === equal[3]) === (equal[2] !== '!=');
  }
  const exists = EXISTS.exec(source);
  if (exists) {
    return labels => (labels[exists[2]] !== undefined) === (exists[1] === '');
  }
  throw badRequest(`unable to parse requirement: ${source}`);
}

/** Splits at commas that are not within parentheses. */
const split = (selector: string) =>
  (selector.match(/(?:[^,(]|\([^)]*\)?)+/g) ?? [])
    .map(part => part.trim())
    .filter(part => part !== '');

export function labelSelector(selector: string | undefined): Matches {
  const requirements = split(selector ?? '').map(requirement);
  return ({ metadata }) =>
    requirements.every(holds => holds(metadata.labels ?? {}));
}

/** Custom resources can be selected by name and namespace only. */
export function fieldSelector(selector: string | undefined): Matches {
  const wanted = split(selector ?? '').map(part => {
    const found = /^metadata\.(name|namespace)==?(.*)$/.exec(part);
    if (!found) throw badRequest(`field label not supported: ${part}`);
    return found;
  });
  return ({ metadata }) =>
    wanted.every(([, field, value]) =>
      field === 'name' ? metadata.name === value : metadata.namespace === value,
    );
}
