import { Button, Grid, NumberField, TextField } from '@backstage/ui';
import { RiDeleteBinLine } from '@remixicon/react';
import { useFormText } from '../../hooks/useFormText';
import { shownError } from '../shownError';
import { WorkloadSection } from '../WorkloadSection';
import { AdvancedFields } from './AdvancedFields';
import { RowProps } from './rowProps';
import { SizeFields } from './SizeFields';

/** One container that runs by itself. */
export function WorkloadRow(props: RowProps & { onRemove?: () => void }) {
  const t = useFormText();
  const title =
    props.value.name ||
    t('workloads.title', { number: String(props.index + 1) });
  return (
    <WorkloadSection
      title={title}
      action={
        props.onRemove && (
          <Button
            size="small"
            variant="tertiary"
            iconStart={<RiDeleteBinLine />}
            aria-label={t('workloads.removeNamed', { name: title })}
            onPress={props.onRemove}
          >
            {t('remove')}
          </Button>
        )
      }
    >
      <MainFields {...props} />
      <AdvancedFields {...props} />
    </WorkloadSection>
  );
}

/** What every workload has. */
function MainFields(props: RowProps) {
  const t = useFormText();
  const isWorker = props.value.port === undefined;
  return (
    <Grid.Root columns={{ initial: '1', md: '6' }} gap="4">
      <Grid.Item colSpan={{ initial: '1', md: '2' }}>
        <TextField
          label={t('workloads.name')}
          isRequired
          placeholder="api"
          {...textField(props, 'name')}
        />
      </Grid.Item>
      <Grid.Item colSpan={{ initial: '1', md: '4' }}>
        <TextField
          label={t('workloads.image.label')}
          isRequired
          placeholder="registry.example.com/shop-api:1.7.2"
          {...textField(props, 'image')}
        />
      </Grid.Item>
      <SizeFields {...props} />
      <WholeNumberField
        label={t('workloads.replicas')}
        minValue={0}
        maxValue={200}
        {...numberField(props, 'replicas')}
      />
      <WholeNumberField
        label={t('workloads.port.label')}
        secondaryLabel={t('workloads.port.none')}
        minValue={1}
        maxValue={65535}
        {...numberField(props, 'port')}
      />
      <Grid.Item colSpan={{ initial: '1', md: '2' }}>
        <TextField
          label={t('workloads.health.label')}
          secondaryLabel={t('optional')}
          placeholder="/healthz"
          isDisabled={isWorker}
          description={isWorker ? t('workloads.health.noPort') : undefined}
          {...textField(props, 'health')}
        />
      </Grid.Item>
    </Grid.Root>
  );
}

const textField = (
  { value, errorAt, onChange, onBlur }: RowProps,
  field: 'name' | 'image' | 'health',
) => ({
  value: value[field] ?? '',
  onChange: (typed: string) =>
    onChange({ ...value, [field]: typed || undefined }),
  onBlur: () => onBlur(field),
  autoComplete: 'off',
  spellCheck: 'false' as const,
  ...shownError(errorAt(field)),
});

const numberField = (
  { value, errorAt, onChange, onBlur }: RowProps,
  field: 'port' | 'replicas',
) => ({
  value: value[field],
  onChange: (typed: number | undefined) =>
    onChange({ ...value, [field]: typed }),
  onBlur: () => onBlur(field),
  error: errorAt(field),
});

/** A whole number without separators, or nothing; React Aria says NaN for nothing. */
function WholeNumberField(props: {
  label: string;
  secondaryLabel?: string;
  value: number | undefined;
  minValue: number;
  maxValue: number;
  error: string | undefined;
  onChange: (value: number | undefined) => void;
  onBlur: () => void;
}) {
  const { value, error, onChange, ...rest } = props;
  return (
    <NumberField
      {...rest}
      value={value ?? NaN}
      formatOptions={{ useGrouping: false, maximumFractionDigits: 0 }}
      onChange={typed => onChange(Number.isNaN(typed) ? undefined : typed)}
      {...shownError(error)}
    />
  );
}
