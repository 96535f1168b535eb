import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { Button, Flex, Text } from '@backstage/ui';
import { RiAddLine } from '@remixicon/react';
import { useEffect } from 'react';
import { useFormText } from '../../hooks/useFormText';
import { errorAt, findingsOfPage } from '../../spec/findingsAt';
import { fieldAt } from '../../spec/sentences';
import { WorkloadValue } from '../../spec/values';
import { FieldProps, onSheet, valuesOf, schemaOf } from '../formField';
import { StatusLine } from '../StatusLine';
import { useTouched } from '../useTouched';
import { validatePage } from '../validate';
import { WorkloadRow } from './WorkloadRow';

const MAX = 10;
const fresh = (): WorkloadValue => ({ size: 'S', replicas: 1, port: 8080 });

/** Page *Workloads*: one row each. A first row stands ready. */
export function WorkloadsField(props: FieldProps<WorkloadValue[]>) {
  const t = useFormText();
  const { formData, onChange } = props;
  const rows = formData ?? [];
  const isEmpty = rows.length === 0;
  useEffect(() => {
    if (isEmpty) onChange([fresh()]);
    // Only when the page opens: a person may take the last row out and start over.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  const { touch, isShown } = useTouched(props.rawErrors.length > 0);
  const values = { ...valuesOf(props), workloads: rows };
  const findings = findingsOfPage('workloads', values, t);
  const whole = findings.filter(({ path }) => path === 'workloads');
  return (
    <Flex direction="column" gap="4">
      <Text variant="body-medium" color="secondary">
        {t('workloads.help')}
      </Text>
      {rows.map((row, index) => (
        <WorkloadRow
          key={index}
          index={index}
          value={row}
          errorAt={field => {
            const path = `workloads.${index}.${field}`;
            return isShown(path)
              ? errorAt(findings, path, fieldAt(field, t))
              : undefined;
          }}
          onBlur={field => touch(`workloads.${index}.${field}`)}
          onChange={changed =>
            onChange(rows.map((other, at) => (at === index ? changed : other)))
          }
          onRemove={
            rows.length > 1
              ? () => onChange(rows.filter((_, at) => at !== index))
              : undefined
          }
        />
      ))}
      {whole.length > 0 && (
        <StatusLine tone="bad">
          {errorAt(whole, 'workloads', fieldAt('workloads', t))}
        </StatusLine>
      )}
      <AddWorkload
        isFull={rows.length >= MAX}
        onAdd={() => onChange([...rows, fresh()])}
      />
    </Flex>
  );
}

function AddWorkload(props: { isFull: boolean; onAdd: () => void }) {
  const t = useFormText();
  return (
    <Flex align="center" gap="3">
      <Button
        variant="secondary"
        iconStart={<RiAddLine />}
        isDisabled={props.isFull}
        onPress={props.onAdd}
      >
        {t('workloads.add')}
      </Button>
      {props.isFull && (
        <Text variant="body-small" color="secondary">
          {t('workloads.full', { max: String(MAX) })}
        </Text>
      )}
    </Flex>
  );
}

/** The field of the template. */
export const workloadsField = createFormField({
  name: 'ArgosyWorkloads',
  component: onSheet(WorkloadsField),
  validation: validatePage('workloads'),
  schema: schemaOf<WorkloadValue[]>(),
});
