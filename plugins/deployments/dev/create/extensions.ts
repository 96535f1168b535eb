import { ReviewField } from '../../src/components/create/ReviewField/ReviewField';
import { validateReview } from '../../src/components/create/ReviewField/reviewValue';
import { SecretsField } from '../../src/components/create/SecretsField/SecretsField';
import { ServiceField } from '../../src/components/create/ServiceField/ServiceField';
import { TargetsField } from '../../src/components/create/TargetsField/TargetsField';
import { validatePage } from '../../src/components/create/validate';
import { WorkloadsField } from '../../src/components/create/WorkloadsField/WorkloadsField';

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
