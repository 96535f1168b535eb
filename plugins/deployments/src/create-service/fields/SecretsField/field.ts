import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { secretsSchema } from '../fieldSchemas';
import { onSheet } from '../onSheet';
import { validatePage } from '../validate';
import { SecretsField } from './SecretsField';

export const secretsField = createFormField({
  name: 'ArgosySecrets',
  component: onSheet(SecretsField),
  validation: validatePage('secrets'),
  schema: secretsSchema,
});
