import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { serviceSchema } from '../fieldSchemas';
import { onSheet } from '../onSheet';
import { validatePage } from '../validate';
import { ServiceField } from './ServiceField';

export const serviceField = createFormField({
  name: 'ArgosyService',
  component: onSheet(ServiceField),
  validation: validatePage('service'),
  schema: serviceSchema,
});
