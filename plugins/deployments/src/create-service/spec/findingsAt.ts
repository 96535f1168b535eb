import { Finding } from '@argosy/plugin-deployments-common';
import { FormText } from '../texts';
import { Page, pageOf } from './pages';
import { parseForm } from './parseForm';
import { sentenceOf } from './sentences';
import { FormValues } from './values';

/** The faults of form that are corrected on one page. */
export function findingsOfPage(
  page: Page,
  values: FormValues,
  t: FormText,
): Finding[] {
  const result = parseForm(values, t);
  if ('spec' in result) return [];
  return result.findings.filter(finding => pageOf(finding) === page);
}

/**
 * The text for the input at a path, or undefined when it is well. Faults below the path count as its own.
 * @param subject - what the sentence calls the input
 */
export function errorAt(findings: Finding[], path: string, subject: string) {
  const finding = findings.find(
    ({ path: at }) => at === path || at.startsWith(`${path}.`),
  );
  return finding && sentenceOf(finding, subject);
}
