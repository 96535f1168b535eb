import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { Alert, Button, Flex, Skeleton, Text } from '@backstage/ui';
import { causeOf } from '../../hooks/causeOf';
import { useTargets } from '../../hooks/useTargets';
import { errorAt, findingsOfPage } from '../../spec/findingsAt';
import {
  findingsOfHosts,
  findingsOfTargets,
} from '../../spec/findingsOfTargets';
import { findingsOfNames, Fleet } from '../../spec/nameState';
import { fieldAt, sentenceOf } from '../../spec/sentences';
import { TargetsValue } from '../../spec/values';
import { useFormText } from '../../hooks/useFormText';
import { FieldProps, onSheet, schemaOf, valuesOf } from '../formField';
import { StatusLine } from '../StatusLine';
import { validatePage } from '../validate';
import { TargetGrid } from './TargetGrid';
import { WorkloadDelivery } from './WorkloadDelivery';

/** Page *Where*: targets, delivery and exposure. */
export function TargetsField(props: FieldProps<TargetsValue>) {
  const t = useFormText();
  const fleet = useTargets();
  if (fleet.error) {
    return (
      <Alert
        status="danger"
        icon
        title={t('targets.failed')}
        description={causeOf(fleet.error)}
        customActions={<Button onPress={fleet.retry}>{t('retry')}</Button>}
      />
    );
  }
  if (!fleet.value) {
    return (
      <Flex
        direction="column"
        gap="4"
        aria-busy
        aria-label={t('targets.loading')}
      >
        <Skeleton width="100%" height={220} />
        <Skeleton width="100%" height={120} />
      </Flex>
    );
  }
  return <LoadedTargets {...props} fleet={fleet.value} />;
}

function LoadedTargets(props: FieldProps<TargetsValue> & { fleet: Fleet }) {
  const t = useFormText();
  const { fleet, onChange } = props;
  const value = props.formData ?? {};
  const values = { ...valuesOf(props), targets: value };
  const workloads = (values.workloads ?? []).filter(({ name }) => name);
  const refused = props.rawErrors.length > 0;
  const ofForm = findingsOfPage('targets', values, t);
  const ofGrid = [
    ...findingsOfTargets(fleet, values, t),
    ...findingsOfNames(fleet, values, t).filter(({ path }) => path !== 'name'),
    ...(refused ? ofForm.filter(({ path }) => path === 'targets') : []),
  ];
  return (
    <Flex direction="column" gap="6">
      <Flex direction="column" gap="3">
        <Text as="h3" variant="body-large" weight="bold">
          {t('targets.grid.title')}
        </Text>
        <Text variant="body-medium" color="secondary">
          {t('targets.grid.help')}
        </Text>
        <TargetGrid
          fleet={fleet}
          workloads={workloads}
          value={value}
          onChange={targets => onChange({ ...value, targets })}
        />
        {ofGrid.map(finding => (
          <StatusLine tone="bad" key={`${finding.path} ${finding.message}`}>
            {sentenceOf(finding, fieldAt('targets', t))}
          </StatusLine>
        ))}
      </Flex>
      <Flex direction="column" gap="3">
        <Text as="h3" variant="body-large" weight="bold">
          {t('targets.delivery.title')}
        </Text>
        {workloads.length === 0 && (
          <Text color="secondary">{t('targets.delivery.noWorkloads')}</Text>
        )}
        {(values.workloads ?? []).map((workload, index) =>
          workload.name ? (
            <WorkloadDelivery
              key={workload.name}
              workload={{ ...workload, name: workload.name }}
              environments={fleet.environments}
              value={value}
              errorAt={path =>
                errorAt(
                  ofForm,
                  `workloads.${index}.expose.hosts.${path}`,
                  fieldAt('hosts', t),
                )
              }
              error={
                refused
                  ? errorAt(
                      findingsOfHosts(values, t),
                      `workloads.${index}.expose`,
                      fieldAt('expose', t),
                    )
                  : undefined
              }
              onChange={onChange}
            />
          ) : null,
        )}
      </Flex>
    </Flex>
  );
}

/** The field of the template. */
export const targetsField = createFormField({
  name: 'ArgosyTargets',
  component: onSheet(TargetsField),
  validation: validatePage('targets'),
  schema: schemaOf<TargetsValue>(),
});
