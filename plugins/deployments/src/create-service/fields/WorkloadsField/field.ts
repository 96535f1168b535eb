import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { workloadsSchema } from '../fieldSchemas';
import { onSheet } from '../onSheet';
import { validatePage } from '../validate';
import { WorkloadsField } from './WorkloadsField';

export const workloadsField = createFormField({
  name: 'ArgosyWorkloads',
  component: onSheet(WorkloadsField),
  validation: validatePage('workloads'),
  schema: workloadsSchema,
});
