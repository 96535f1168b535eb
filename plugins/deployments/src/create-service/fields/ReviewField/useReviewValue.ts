import { isError } from '@argosy/plugin-deployments-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { createServiceTranslationRef } from '../../texts';
import { Preview } from '../../hooks/usePreview';
import { ReviewValue } from './reviewValue';
import { useSummary } from './useSummary';

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
  const { t } = useTranslationRef(createServiceTranslationRef);
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
