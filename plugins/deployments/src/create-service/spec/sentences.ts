import { Finding } from '@argosy/plugin-deployments-common';
import { own } from './own';
import { FormValues } from './values';

const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const ended = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);

/** What is wrong and what mends it. A fault of form starts in lower case: its subject is the field. */
export function sentenceOf(
  { message, mend }: Pick<Finding, 'message' | 'mend'>,
  subject = 'This',
) {
  const what = /^[a-z]/.test(message) ? `${subject} ${message}` : message;
  return `${ended(upper(what))} ${ended(upper(mend))}`;
}

const WHOLE: Record<string, string> = {
  workloads: 'the list of workloads',
  targets: 'the choice of targets',
  project: 'Argo CD project',
  entityRef: 'existing Component',
};

/** The place of a finding as a person says it: `workloads.0.image` is "image of api". */
export function subjectOf({ path }: Pick<Finding, 'path'>, values: FormValues) {
  const [field, index, ...inner] = path.split('.');
  if (index === undefined) return own(WHOLE, field) ?? field;
  if (field === 'workloads') {
    const name = values.workloads?.[Number(index)]?.name;
    const whose = name || `workload ${Number(index) + 1}`;
    return inner.length ? `${inner.join(' ')} of ${whose}` : whose;
  }
  if (field === 'targets') {
    const target = values.targets?.targets?.[Number(index)];
    return target
      ? `${target.cluster} in ${target.environment}`
      : WHOLE.targets;
  }
  return path;
}
