import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button, Flex, Skeleton, Text } from '@backstage/ui';
import { createServiceTranslationRef } from '../../texts';
import { causeOf } from '../../hooks/causeOf';
import { useTargets } from '../../hooks/useTargets';
import { FieldProps, valuesOf } from '../fieldProps';
import { errorAt, findingsOfPage } from '../../spec/findingsAt';
import {
  findingsOfHosts,
  findingsOfTargets,
} from '../../spec/findingsOfTargets';
import { Fleet, findingsOfNames } from '../../spec/nameState';
import { sentenceOf } from '../../spec/sentences';
import { TargetsValue } from '../../spec/values';
import { StatusLine } from '../StatusLine';
import { TargetGrid } from './TargetGrid';
import { WorkloadDelivery } from './WorkloadDelivery';

/** Page *Where*: targets, delivery and exposure. */
export function TargetsField(props: FieldProps<TargetsValue>) {
  const { t } = useTranslationRef(createServiceTranslationRef);
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
  const { t } = useTranslationRef(createServiceTranslationRef);
  const { fleet, onChange } = props;
  const value = props.formData ?? {};
  const values = { ...valuesOf(props), targets: value };
  const workloads = (values.workloads ?? []).filter(({ name }) => name);
  const refused = props.rawErrors.length > 0;
  const ofForm = findingsOfPage('targets', values);
  const ofGrid = [
    ...findingsOfTargets(fleet, values),
    ...findingsOfNames(fleet, values).filter(({ path }) => path !== 'name'),
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
          <StatusLine tone="danger" key={`${finding.path} ${finding.message}`}>
            {sentenceOf(finding, t('targets.grid.subject'))}
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
                  'host',
                )
              }
              error={
                refused
                  ? errorAt(
                      findingsOfHosts(values),
                      `workloads.${index}.expose`,
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
