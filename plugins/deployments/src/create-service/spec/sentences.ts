import { Finding } from '@argosy/plugin-deployments-common';
import { FormText } from '../texts';
import { findings } from '../texts/findings';
import { FormValues } from './values';

const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const ended = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);

/** What is wrong, and the remedy. A fault of form starts in lower case: its subject is the field. */
export function sentenceOf(
  { message, remedy }: Pick<Finding, 'message' | 'remedy'>,
  subject: string,
) {
  const what = /^[a-z]/.test(message) ? `${subject} ${message}` : message;
  return `${ended(upper(what))} ${ended(upper(remedy))}`;
}

const isField = (part: string): part is keyof typeof findings.field =>
  Object.hasOwn(findings.field, part);

/** What a person calls the input at a path: the name of the field, and what stands below it. */
export function fieldAt(path: string, t: FormText): string {
  const [field, ...below] = path.split('.');
  // Exposure is its hosts.
  if (field === 'expose' && below.length > 0)
    return fieldAt(below.join('.'), t);
  return [isField(field) ? t(`findings.field.${field}`) : field, ...below].join(
    ' ',
  );
}

/** The place of a finding as a person says it: `workloads.0.image` is "image of api". */
export function subjectOf(
  { path }: Pick<Finding, 'path'>,
  values: FormValues,
  t: FormText,
) {
  const [field, index, ...inner] = path.split('.');
  if (index === undefined) return fieldAt(field, t);
  if (field === 'workloads') {
    const name = values.workloads?.[Number(index)]?.name;
    const workload =
      name || t('findings.workload', { number: String(Number(index) + 1) });
    return inner.length
      ? t('findings.of', { field: fieldAt(inner.join('.'), t), workload })
      : workload;
  }
  if (field === 'targets') {
    const target = values.targets?.targets?.[Number(index)];
    return target ? t('findings.target', { ...target }) : fieldAt(field, t);
  }
  return path;
}
