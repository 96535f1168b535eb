import { Finding } from '@argosy/plugin-deployments-common';
import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { Alert, Button, Flex, Skeleton, Text } from '@backstage/ui';
import { causeOf } from '../../hooks/causeOf';
import { useFormText } from '../../hooks/useFormText';
import { useName } from '../../hooks/useName';
import { useTargets } from '../../hooks/useTargets';
import { errorAt, findingsOfPage } from '../../spec/findingsAt';
import {
  findingsOfHosts,
  findingsOfTargets,
} from '../../spec/findingsOfTargets';
import { findingsOfNames, Fleet } from '../../spec/nameState';
import { fieldAt, sentenceOf } from '../../spec/sentences';
import { FormValues, TargetsValue } from '../../spec/values';
import { FieldProps, onSheet, schemaOf, valuesOf } from '../formField';
import { StatusLine } from '../StatusLine';
import { validatePage } from '../validate';
import { TargetGrid } from './TargetGrid';
import { WorkloadDelivery } from './WorkloadDelivery';

/** Page *Where*: targets, delivery and exposure. */
export function TargetsField(props: FieldProps<TargetsValue>) {
  const t = useFormText();
  const fleet = useTargets(valuesOf(props).service);
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

interface LoadedProps extends FieldProps<TargetsValue> {
  fleet: Fleet;
}

function LoadedTargets(props: LoadedProps) {
  const t = useFormText();
  const { fleet } = props;
  const value = props.formData ?? {};
  const values = { ...valuesOf(props), targets: value };
  const { name: service = '', owner } = values.service ?? {};
  const check = useName(service, owner);
  const ofNames =
    check.state === 'answered' ? findingsOfNames(check.answer, values, t) : [];
  const refused = props.rawErrors.length > 0;
  const ofForm = findingsOfPage('targets', values, t);
  const ofGrid = [
    ...findingsOfTargets(fleet, values, t),
    ...ofNames.filter(({ path }) => path !== 'name'),
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
          workloads={(values.workloads ?? []).filter(({ name }) => name)}
          value={value}
          onChange={targets => props.onChange({ ...value, targets })}
        />
        {ofGrid.map(finding => (
          <StatusLine tone="bad" key={`${finding.path} ${finding.message}`}>
            {sentenceOf(finding, fieldAt('targets', t))}
          </StatusLine>
        ))}
      </Flex>
      <Deliveries {...props} values={values} ofForm={ofForm} />
    </Flex>
  );
}

/** Delivery and exposure, a workload below the other. */
function Deliveries(
  props: LoadedProps & { values: FormValues; ofForm: Finding[] },
) {
  const t = useFormText();
  const { values, ofForm } = props;
  const { workloads = [], targets = {} } = values;
  const refused = props.rawErrors.length > 0;
  const ofHosts = refused ? findingsOfHosts(values, t) : [];
  return (
    <Flex direction="column" gap="3">
      <Text as="h3" variant="body-large" weight="bold">
        {t('targets.delivery.title')}
      </Text>
      {!workloads.some(({ name }) => name) && (
        <Text color="secondary">{t('targets.delivery.noWorkloads')}</Text>
      )}
      {workloads.map((workload, index) => {
        const { name } = workload;
        const path = `workloads.${index}.expose`;
        if (!name) return null;
        return (
          <WorkloadDelivery
            key={name}
            workload={{ ...workload, name }}
            environments={props.fleet.environments}
            value={targets}
            errorAt={environment =>
              errorAt(
                ofForm,
                `${path}.hosts.${environment}`,
                fieldAt('hosts', t),
              )
            }
            error={errorAt(ofHosts, path, fieldAt('expose', t))}
            onChange={props.onChange}
          />
        );
      })}
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
