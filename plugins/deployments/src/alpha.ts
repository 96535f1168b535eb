/**
 * The form fields of the template *Create service*, found by apps with
 * `app.packages: all`. They rest on what Backstage itself calls alpha.
 *
 * @packageDocumentation
 */
import { createFrontendModule } from '@backstage/frontend-plugin-api';
import {
  FormFieldBlueprint,
  scaffolderTemplateOutputsBlueprint,
} from '@backstage/plugin-scaffolder-react/alpha';
import { CreatedService } from './create-service/CreatedService';

export { createServiceTranslationRef } from './create-service/texts';

const service = FormFieldBlueprint.make({
  name: 'argosy-service',
  params: {
    field: () =>
      import('./create-service/fields/ServiceField/ServiceField').then(
        m => m.serviceField,
      ),
  },
});

const workloads = FormFieldBlueprint.make({
  name: 'argosy-workloads',
  params: {
    field: () =>
      import('./create-service/fields/WorkloadsField/WorkloadsField').then(
        m => m.workloadsField,
      ),
  },
});

const targets = FormFieldBlueprint.make({
  name: 'argosy-targets',
  params: {
    field: () =>
      import('./create-service/fields/TargetsField/TargetsField').then(
        m => m.targetsField,
      ),
  },
});

const secrets = FormFieldBlueprint.make({
  name: 'argosy-secrets',
  params: {
    field: () =>
      import('./create-service/fields/SecretsField/SecretsField').then(
        m => m.secretsField,
      ),
  },
});

const review = FormFieldBlueprint.make({
  name: 'argosy-review',
  params: {
    field: () =>
      import('./create-service/fields/ReviewField/ReviewField').then(
        m => m.reviewField,
      ),
  },
});

const outputs = scaffolderTemplateOutputsBlueprint.make({
  name: 'argosy-create-service',
  params: {
    templateRefs: ['template:default/create-service'],
    component: CreatedService,
  },
});

/**
 * The five fields of the template *Create service*, and what its task shows
 * when it is done. The app installs it beside the plugin.
 * @public
 */
const formFieldModule = createFrontendModule({
  pluginId: 'scaffolder',
  extensions: [service, workloads, targets, secrets, review, outputs],
});

export default formFieldModule;
