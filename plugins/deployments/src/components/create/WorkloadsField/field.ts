import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { workloadsSchema } from '../fieldSchemas';
import { validatePage } from '../validate';
import { WorkloadsField } from './WorkloadsField';

export const workloadsField = createFormField({
  name: 'ArgosyWorkloads',
  component: WorkloadsField,
  validation: validatePage('workloads'),
  schema: workloadsSchema,
});
