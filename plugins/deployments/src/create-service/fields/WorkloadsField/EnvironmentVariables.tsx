import { Button, ButtonIcon, Flex, Text, TextField } from '@backstage/ui';
import { RiAddLine, RiCloseLine } from '@remixicon/react';
import { useFormText } from '../../hooks/useFormText';
import { WorkloadValue } from '../../spec/values';
import { shownError } from '../shownError';
import { RowProps } from './rowProps';

type Variable = NonNullable<WorkloadValue['env']>[number];

/** Plain environment variables: they stand in Git, so the help says what does not belong here. */
export function EnvironmentVariables(props: RowProps) {
  const { value, errorAt, onChange, onBlur } = props;
  const t = useFormText();
  const rows = value.env ?? [];
  const set = (env: Variable[]) =>
    onChange({ ...value, env: env.length ? env : undefined });
  return (
    <Flex direction="column" gap="2">
      <Text as="h4" variant="body-small" weight="bold">
        {t('workloads.env.title')}
      </Text>
      <Text variant="body-small" color="secondary">
        {t('workloads.env.help')}
      </Text>
      {rows.map((row, index) => (
        <VariableRow
          key={index}
          number={String(index + 1)}
          row={row}
          error={row.name || row.value ? errorAt(`env.${row.name}`) : undefined}
          onChange={part =>
            set(
              rows.map((old, at) => (at === index ? { ...old, ...part } : old)),
            )
          }
          onBlur={() => onBlur('env')}
          onRemove={() => set(rows.filter((_, at) => at !== index))}
        />
      ))}
      <div>
        <Button
          size="small"
          variant="secondary"
          iconStart={<RiAddLine />}
          onPress={() => set([...rows, { name: '', value: '' }])}
        >
          {t('workloads.env.add')}
        </Button>
      </div>
    </Flex>
  );
}

function VariableRow(props: {
  number: string;
  row: Variable;
  error: string | undefined;
  onChange: (part: Partial<Variable>) => void;
  onBlur: () => void;
  onRemove: () => void;
}) {
  const { number, row } = props;
  const t = useFormText();
  return (
    <Flex align="start" gap="2">
      <TextField
        aria-label={t('workloads.env.name', { number })}
        placeholder="LOG_LEVEL"
        value={row.name}
        onChange={name => props.onChange({ name })}
        onBlur={props.onBlur}
        {...shownError(props.error)}
      />
      <TextField
        aria-label={t('workloads.env.value', { number })}
        placeholder="info"
        value={row.value}
        onChange={value => props.onChange({ value })}
      />
      <ButtonIcon
        variant="tertiary"
        icon={<RiCloseLine />}
        aria-label={t('workloads.env.remove', { number })}
        onPress={props.onRemove}
      />
    </Flex>
  );
}
