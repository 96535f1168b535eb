import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { Alert, Flex, Text } from '@backstage/ui';
import { useFormText } from '../../hooks/useFormText';
import { errorAt, findingsOfPage } from '../../spec/findingsAt';
import { own } from '../../spec/own';
import { SecretsValue } from '../../spec/values';
import { FieldProps, onSheet, schemaOf, valuesOf } from '../formField';
import { validatePage } from '../validate';
import { Delivery } from './Delivery';
import { WorkloadSecrets } from './WorkloadSecrets';

/** Page *Secrets*: which keys each workload needs. No input here takes a value. */
export function SecretsField(props: FieldProps<SecretsValue>) {
  const t = useFormText();
  const values = valuesOf(props);
  const secrets = props.formData ?? {};
  const findings = findingsOfPage('secrets', { ...values, secrets }, t);
  const workloads = (values.workloads ?? []).flatMap(
    ({ name, migration }, index) =>
      name ? [{ name, index, hasMigration: Boolean(migration?.trim()) }] : [],
  );
  const isRequired = workloads.some(({ name }) => own(secrets, name)?.length);
  const environments = [
    ...new Set(
      (values.targets?.targets ?? []).map(target => target.environment),
    ),
  ];
  return (
    <Flex direction="column" gap="5">
      <Alert
        status="info"
        icon
        title={t('secrets.notice.title')}
        description={t('secrets.notice.text')}
      />
      {workloads.length === 0 && (
        <Text variant="body-medium">{t('secrets.noWorkloads')}</Text>
      )}
      {workloads.map(({ name, index, hasMigration }) => (
        <WorkloadSecrets
          key={name}
          workload={name}
          service={values.service?.name ?? ''}
          environments={environments}
          hasMigration={hasMigration}
          keys={own(secrets, name) ?? []}
          error={errorAt(
            findings,
            `workloads.${index}.secrets`,
            t('findings.list'),
          )}
          onChange={keys => props.onChange({ ...secrets, [name]: keys })}
        />
      ))}
      {isRequired && <Delivery environments={environments} />}
    </Flex>
  );
}

/** The field of the template. */
export const secretsField = createFormField({
  name: 'ArgosySecrets',
  component: onSheet(SecretsField),
  validation: validatePage('secrets'),
  schema: schemaOf<SecretsValue>(),
});
