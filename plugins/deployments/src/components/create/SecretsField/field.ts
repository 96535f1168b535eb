import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { secretsSchema } from '../fieldSchemas';
import { validatePage } from '../validate';
import { SecretsField } from './SecretsField';

export const secretsField = createFormField({
  name: 'ArgosySecrets',
  component: SecretsField,
  validation: validatePage('secrets'),
  schema: secretsSchema,
});
