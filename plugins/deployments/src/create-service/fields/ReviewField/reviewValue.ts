import { isError, ServiceSpec } from '@argosy/plugin-deployments-common';
import { formTextOf, useFormText } from '../../hooks/useFormText';
import { Preview } from '../../hooks/usePreview';
import { parseForm } from '../../spec/parseForm';
import { FormValues } from '../../spec/values';
import { FormText } from '../../texts';
import { Refusals, ValidationContext } from '../validate';
import { useSummary } from './useSummary';

/** What the page *Review* leaves for the steps of the template, and for Backstage's confirmation. */
export interface ReviewValue {
  /** Both steps take this spec: the one that the plan was made from. */
  spec?: ServiceSpec;
  planHash?: string;
  /** Sentences for the confirmation page. */
  files?: string;
  applications?: string;
  change?: string;
  /** Why nothing can be created, as a sentence. */
  blockedBy?: string;
}

/** Why *Create* is not reached, or undefined. Compares with the pages: a value out of the address bar proves nothing. */
export function blockedBy(
  value: ReviewValue | undefined,
  values: FormValues,
  t: FormText,
): string | undefined {
  if (value?.blockedBy) return value.blockedBy;
  const checked = parseForm(values, t);
  if (!('spec' in checked)) return t('review.blocked.form');
  if (
    !value?.planHash ||
    JSON.stringify(value.spec) !== JSON.stringify(checked.spec)
  ) {
    return t('review.blocked.noPlan');
  }
  return undefined;
}

/** The validation of the page *Review*. */
export function validateReview(
  value: ReviewValue | undefined,
  field: Refusals,
  { formData, apiHolder }: ValidationContext,
) {
  const reason = blockedBy(value, formData, formTextOf(apiHolder));
  if (reason) field.addError(reason);
}

const NOTHING = {
  service: '',
  entityRef: '',
  hash: '',
  base: '',
  change: 'commit' as const,
  files: [],
  applications: [],
  findings: [],
};

/** The value of the field as the preview stands: a plan, or the reason why there is none. */
export function useReviewValue(
  preview: Preview,
  repository: string | undefined,
): ReviewValue {
  const t = useFormText();
  const plan = preview.state === 'planned' ? preview.plan : NOTHING;
  const summary = useSummary(plan, repository);
  if (preview.state === 'loading')
    return { blockedBy: t('review.blocked.loading') };
  if (preview.state === 'failed') {
    return { blockedBy: t('review.blocked.failed', { cause: preview.cause }) };
  }
  const findings =
    preview.state === 'refused' ? preview.findings : plan.findings;
  const errors = findings.filter(isError).length;
  if (preview.state === 'refused' || errors > 0) {
    return { blockedBy: t('review.blocked.findings', { count: errors }) };
  }
  return {
    spec: preview.spec,
    planHash: plan.hash,
    files: `${summary.files}: ${summary.filesDetail}`,
    applications: summary.applications,
    change: summary.change,
  };
}
