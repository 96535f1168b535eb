import { Grid, Select, TextField } from '@backstage/ui';
import { useFormText } from '../../hooks/useFormText';
import { SIZES } from '../../spec/values';
import { shownError } from '../shownError';
import { RowProps } from './rowProps';

const NUMBERS = 'numbers';

/** A size class, or cpu and memory as Kubernetes quantities. */
export function SizeFields({ value, errorAt, onChange, onBlur }: RowProps) {
  const t = useFormText();
  const { size = 'S' } = value;
  const numbers = typeof size === 'string' ? undefined : size;
  const options = [
    ...SIZES.map(id => ({ id, label: t(`workloads.size.${id}`) })),
    { id: NUMBERS, label: t('workloads.size.numbers') },
  ];
  const quantity = (field: 'cpu' | 'memory', placeholder: string) => (
    <Grid.Item colSpan={{ initial: '1', md: '1' }}>
      <TextField
        label={t(`workloads.size.${field}`)}
        placeholder={placeholder}
        isRequired
        value={numbers?.[field] ?? ''}
        onChange={typed =>
          onChange({
            ...value,
            size: { ...numbers, [field]: typed || undefined },
          })
        }
        onBlur={() => onBlur('size')}
        {...shownError(errorAt('size'))}
      />
    </Grid.Item>
  );
  return (
    <>
      <Grid.Item colSpan={{ initial: '1', md: '2' }}>
        <Select
          label={t('workloads.size.label')}
          options={options}
          value={numbers ? NUMBERS : String(size)}
          onChange={key =>
            onChange({
              ...value,
              size: SIZES.find(id => id === key) ?? {
                cpu: '100m',
                memory: '128Mi',
              },
            })
          }
        />
      </Grid.Item>
      {numbers && quantity('cpu', '250m')}
      {numbers && quantity('memory', '256Mi')}
    </>
  );
}
