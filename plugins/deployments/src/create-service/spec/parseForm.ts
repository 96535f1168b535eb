import {
  Finding,
  parseWith,
  ServiceSpec,
  serviceSpecSchema,
} from '@argosy/plugin-deployments-common';
import { FormText } from '../texts';
import { assembleSpec } from './assembleSpec';
import { FormValues } from './values';

/** The spec of the form, or everything that is wrong with its form. */
export function parseForm(
  values: FormValues,
  t: FormText,
): { spec: ServiceSpec } | { findings: Finding[] } {
  const result = parseWith(serviceSpecSchema, assembleSpec(values));
  const twice = findTwice(values, t);
  if ('value' in result && twice.length === 0) return { spec: result.value };
  return {
    findings: [...('findings' in result ? result.findings : []), ...twice],
  };
}

/** A record cannot hold a name twice, so the spec would lose one without a word. */
function findTwice({ workloads = [] }: FormValues, t: FormText): Finding[] {
  return workloads.flatMap(({ env = [] }, index) => {
    const names = env.map(row => row.name).filter(Boolean);
    return [
      ...new Set(names.filter((name, i) => names.indexOf(name) !== i)),
    ].map((name): Finding => ({
      severity: 'error',
      path: `workloads.${index}.env.${name}`,
      message: t('findings.twice.message'),
      remedy: t('findings.twice.remedy'),
    }));
  });
}
