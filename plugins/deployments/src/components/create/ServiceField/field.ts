import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { serviceSchema } from '../fieldSchemas';
import { validatePage } from '../validate';
import { ServiceField } from './ServiceField';

export const serviceField = createFormField({
  name: 'ArgosyService',
  component: ServiceField,
  validation: validatePage('service'),
  schema: serviceSchema,
});
