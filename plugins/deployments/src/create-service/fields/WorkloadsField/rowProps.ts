import { WorkloadValue } from '../../spec/values';

/** What the parts of a workload's row take. */
export interface RowProps {
  index: number;
  value: WorkloadValue;
  errorAt: (field: string) => string | undefined;
  onChange: (value: WorkloadValue) => void;
  onBlur: (field: string) => void;
}
