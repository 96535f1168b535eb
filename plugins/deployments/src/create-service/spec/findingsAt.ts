import { Finding } from '@argosy/plugin-deployments-common';
import { checkSpec } from './checkSpec';
import { Page, pageOf } from './pages';
import { sentenceOf } from './sentences';
import { FormValues } from './values';

/** The faults of form that one page mends. */
export function findingsOfPage(page: Page, values: FormValues): Finding[] {
  const result = checkSpec(values);
  if ('spec' in result) return [];
  return result.findings.filter(finding => pageOf(finding) === page);
}

/**
 * The text for the input at a path, or undefined when it is well. Faults below the path count as its own.
 * @param subject - what the sentence calls the input; left out, the last part of the path
 */
export function errorAt(
  findings: Finding[],
  path: string,
  subject = path.slice(path.lastIndexOf('.') + 1) || 'it',
) {
  const finding = findings.find(
    ({ path: at }) => at === path || at.startsWith(`${path}.`),
  );
  return finding && sentenceOf(finding, subject);
}
