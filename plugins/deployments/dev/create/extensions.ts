import { ReviewField } from '../../src/create-service/fields/ReviewField/ReviewField';
import { validateReview } from '../../src/create-service/fields/ReviewField/reviewValue';
import { SecretsField } from '../../src/create-service/fields/SecretsField/SecretsField';
import { ServiceField } from '../../src/create-service/fields/ServiceField/ServiceField';
import { TargetsField } from '../../src/create-service/fields/TargetsField/TargetsField';
import { validatePage } from '../../src/create-service/fields/validate';
import { WorkloadsField } from '../../src/create-service/fields/WorkloadsField/WorkloadsField';

/** The fields as the wizard takes them. */
export const extensions = [
  {
    name: 'ArgosyService',
    component: ServiceField,
    validation: validatePage('service'),
  },
  {
    name: 'ArgosyWorkloads',
    component: WorkloadsField,
    validation: validatePage('workloads'),
  },
  {
    name: 'ArgosyTargets',
    component: TargetsField,
    validation: validatePage('targets'),
  },
  {
    name: 'ArgosySecrets',
    component: SecretsField,
    validation: validatePage('secrets'),
  },
  {
    name: 'ArgosyReview',
    component: ReviewField,
    validation: validateReview,
  },
];
