import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { Alert, Button, Flex, Grid, Skeleton } from '@backstage/ui';
import { useEffect, useMemo } from 'react';
import { useFormText } from '../../hooks/useFormText';
import { usePreview } from '../../hooks/usePreview';
import { useTargets } from '../../hooks/useTargets';
import { FormValues } from '../../spec/values';
import { FieldProps, onSheet, schemaOf, valuesOf } from '../formField';
import { Findings } from './Findings';
import { PlanView } from './PlanView';
import { ReviewValue, useReviewValue, validateReview } from './reviewValue';

/** Page *Review*: what would be written and which Applications would appear. Its value lets *Create* through, or says why not. */
export function ReviewField(props: FieldProps<ReviewValue>) {
  const values = usePages(valuesOf(props));
  const preview = usePreview(values);
  const repository = useTargets().value?.gitops.repository;
  const value = useReviewValue(preview, repository);
  const { onChange } = props;
  const key = JSON.stringify(value);
  useEffect(() => {
    onChange(JSON.parse(key));
    // onChange is a new function on each render; the value is what counts.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
  switch (preview.state) {
    case 'loading':
      return <Loading />;
    case 'failed':
      return <Failed {...preview} />;
    case 'refused':
      return <Refused findings={preview.findings} values={values} />;
    default:
      return (
        <PlanView
          plan={preview.plan}
          spec={preview.spec}
          values={values}
          repository={repository}
        />
      );
  }
}

/** The pages without the review itself: its own value must not ask for a new plan. */
function usePages({
  service,
  workloads,
  targets,
  secrets,
}: FormValues): FormValues {
  return useMemo(
    () => ({ service, workloads, targets, secrets }),
    [service, workloads, targets, secrets],
  );
}

function Loading() {
  const t = useFormText();
  return (
    <Flex direction="column" gap="4" aria-busy aria-label={t('review.loading')}>
      <Skeleton width="100%" height={84} />
      <Grid.Root columns={{ initial: '1', md: '3' }} gap="4">
        <Skeleton width="100%" height={360} />
        <Grid.Item colSpan={{ initial: '1', md: '2' }}>
          <Skeleton width="100%" height={360} />
        </Grid.Item>
      </Grid.Root>
    </Flex>
  );
}

function Failed({ cause, retry }: { cause: string; retry: () => void }) {
  const t = useFormText();
  return (
    <Alert
      status="danger"
      icon
      title={t('review.failed')}
      description={cause}
      customActions={<Button onPress={retry}>{t('retry')}</Button>}
    />
  );
}

function Refused(props: Parameters<typeof Findings>[0]) {
  const t = useFormText();
  return (
    <Flex direction="column" gap="4">
      <Alert status="danger" icon title={t('review.refused')} />
      <Findings {...props} />
    </Flex>
  );
}

/** The field of the template. */
export const reviewField = createFormField({
  name: 'ArgosyReview',
  component: onSheet(ReviewField),
  validation: validateReview,
  schema: schemaOf<ReviewValue>(),
});
