import { Finding } from '@argosy/plugin-deployments-common';
import type { ApiHolder } from '@backstage/frontend-plugin-api';
import { deploymentsApiRef } from '../../apis';
import { formTextOf } from '../hooks/useFormText';
import { findingsOfPage } from '../spec/findingsAt';
import { findingsOfHosts, findingsOfTargets } from '../spec/findingsOfTargets';
import { findingsOfOwner } from '../spec/findingsOfOwner';
import { findingsOfNames } from '../spec/nameState';
import { Page, pageOf } from '../spec/pages';
import { sentenceOf, subjectOf } from '../spec/sentences';
import { FormValues } from '../spec/values';
import { FormText } from '../texts';

/** What the wizard hands to a validation beside the value: `formData` are the values of all pages. */
export interface ValidationContext {
  apiHolder: ApiHolder;
  formData: FormValues;
}

/** Where a validation puts what is wrong. */
export interface Refusals {
  addError(message: string): void;
}

/** The validation of a page: its faults of form, and what the fleet of this moment has against it. */
export const validatePage =
  (page: Page) =>
  async (_: unknown, field: Refusals, context: ValidationContext) => {
    const { formData, apiHolder } = context;
    const t = formTextOf(apiHolder);
    const findings = [
      ...findingsOfPage(page, formData, t),
      ...(page === 'targets' ? findingsOfHosts(formData, t) : []),
      ...(await findingsOfFleet(page, context, t)),
    ];
    for (const finding of findings) {
      field.addError(sentenceOf(finding, subjectOf(finding, formData, t)));
    }
  };

async function findingsOfFleet(
  page: Page,
  { apiHolder, formData }: ValidationContext,
  t: FormText,
) {
  if (page !== 'service' && page !== 'targets') return [];
  const api = apiHolder.get(deploymentsApiRef);
  const { name: service, owner, project } = formData.service ?? {};
  const [fleet, answer] = await Promise.all([
    orNone(api?.listTargets({ owner, project })),
    service ? orNone(api?.checkName({ service, owner })) : undefined,
  ]);
  const findings: Finding[] = [
    ...(fleet && page === 'service' ? findingsOfOwner(fleet) : []),
    ...(fleet && page === 'targets'
      ? findingsOfTargets(fleet, formData, t)
      : []),
    ...(answer ? findingsOfNames(answer, formData, t) : []),
  ];
  return findings.filter(finding => pageOf(finding) === page);
}

/** Without an answer the page goes through: the field says so, and the review asks the backend again. */
const orNone = <T>(answer: Promise<T> | undefined) =>
  answer?.catch(() => undefined);
