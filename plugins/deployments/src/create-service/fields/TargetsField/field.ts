import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { targetsSchema } from '../fieldSchemas';
import { onSheet } from '../onSheet';
import { validatePage } from '../validate';
import { TargetsField } from './TargetsField';

export const targetsField = createFormField({
  name: 'ArgosyTargets',
  component: onSheet(TargetsField),
  validation: validatePage('targets'),
  schema: targetsSchema,
});
