import { NumberField } from '@backstage/ui';
import { shownError } from '../shownError';

/** A whole number without separators, or nothing; React Aria says NaN for nothing. */
export function WholeNumberField(props: {
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
